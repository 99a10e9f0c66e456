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

  /** Applies a change and wakes every wait. */
  public void announce(Runnable change) {
    lock.lock();
    try {
      change.run();
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

  /**
   * Waits until {@code condition} gives a value, or throws.
   *
   * @return the value; empty when the deadline passed first
   * @throws Unmet whatever the condition throws, to end a wait that can no longer succeed
   */
  public <T> Optional<T> await(Deadline deadline, Supplier<Optional<T>> condition) {
    lock.lock();
    try {
      Optional<T> value = condition.get();
      while (value.isEmpty() && pause(deadline.remaining())) {
        value = condition.get();
      }
      return value;
    } finally {
      lock.unlock();
    }
  }

  private boolean pause(Duration atMost) {
    try {
      return happened.awaitNanos(TimeUnit.NANOSECONDS.convert(atMost)) > 0 || !atMost.isZero();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting", e);
    }
  }
}
