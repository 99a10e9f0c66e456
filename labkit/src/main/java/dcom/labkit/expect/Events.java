package dcom.labkit.expect;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The one monitor on which a run's terminals, taps and peers announce what happened to them.
 *
 * <p>Thread-safe. A wait tests its condition under the lock, first at once and then after each
 * announcement, so it ends with the event that it waits for and never polls. State that conditions
 * read is changed inside {@link #announce}.
 */
public final class Events {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition happened = lock.newCondition();
  private long count;
  private long latest = System.nanoTime();

  /** Applies a change and wakes every wait. */
  public void announce(Runnable change) {
    lock.lock();
    try {
      change.run();
      count++;
      latest = System.nanoTime();
      happened.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Reads state that {@link #announce} changes. */
  public <T> T read(Supplier<T> state) {
    lock.lock();
    try {
      return state.get();
    } finally {
      lock.unlock();
    }
  }

  /** How many changes were announced. */
  public long count() {
    return read(() -> count);
  }

  /** The time since the last change was announced. */
  public Duration silence() {
    return Duration.ofNanos(System.nanoTime() - read(() -> latest));
  }

  /**
   * Waits until {@code condition} gives a value, or throws.
   *
   * @return the value; empty when the deadline passed first
   * @throws Unmet whatever the condition throws, to end a wait that can no longer succeed
   */
  public <T> Optional<T> await(Deadline deadline, Supplier<Optional<T>> condition) {
    Optional<T> value = awaitLocked(deadline, condition);
    if (value.isEmpty()) {
      deadline.miss();
    }
    return value;
  }

  private <T> Optional<T> awaitLocked(Deadline deadline, Supplier<Optional<T>> condition) {
    lock.lock();
    try {
      Optional<T> value = condition.get();
      while (value.isEmpty() && pause(deadline)) {
        value = condition.get();
      }
      return value;
    } finally {
      lock.unlock();
    }
  }

  /** Until the next announcement, or for a short while; false once the deadline has passed. */
  private boolean pause(Deadline deadline) {
    long left = TimeUnit.NANOSECONDS.convert(deadline.remaining());
    try {
      if (happened.awaitNanos(Math.min(left, Deadline.PAUSE.toNanos())) <= 0) {
        deadline.idle();
      }
      return left > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
