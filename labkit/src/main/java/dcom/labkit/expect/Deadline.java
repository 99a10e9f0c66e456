package dcom.labkit.expect;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * A moment on the {@linkplain MachineTime machine's clock} after which nobody waits any longer; on a
 * busy machine it comes later. It can come early, if it has a watch that can tell that waiting is in vain, or if somebody cuts it short. Thread-safe.
 */
public final class Deadline {
  /** Looks on while others wait. */
  @FunctionalInterface
  public interface Watch {
    /** Whether waiting is in vain; asked every quarter of a second in which nothing happens. */
    boolean inVain();

    /** A wait has ended without what it waited for, the first one of all. */
    default void missed() {}
  }

  private static final Duration A_LITTLE = Duration.ofSeconds(1);

  /** How often is asked. */
  static final Duration PAUSE = Duration.ofMillis(250);

  private final Duration total;
  private final Watch watch;
  private final LongSupplier clock;
  private final long start = System.nanoTime();
  private final long clockStart;
  private final AtomicBoolean missed = new AtomicBoolean();
  private volatile Optional<Duration> early = Optional.empty();

  private Deadline(Duration total, Watch watch, LongSupplier clock) {
    if (total.isNegative() || total.isZero()) {
      throw new IllegalArgumentException("a deadline lies ahead, not " + total);
    }
    this.total = total;
    this.watch = watch;
    this.clock = clock;
    this.clockStart = clock.getAsLong();
  }

  /** The moment that lies {@code total} from now. */
  public static Deadline in(Duration total) {
    return in(total, () -> false);
  }

  /**
   * The same on the plain monotonic clock, however busy the machine is: for a time that a program
   * measures, too.
   */
  public static Deadline onTheClock(Duration total) {
    return new Deadline(total, () -> false, System::nanoTime);
  }

  /** The same, or earlier. */
  public static Deadline in(Duration total, Watch watch) {
    return new Deadline(total, watch, MachineTime::nanos);
  }

  /** The time from the start to the deadline, for messages: on a busy machine, once it has passed. */
  public Duration total() {
    Duration gone = gone();
    boolean late = passed() && gone.compareTo(total.plus(A_LITTLE)) > 0;
    return early.orElse(late ? gone : total);
  }

  /** Makes it pass now. Whoever waits for an event learns of it with the next one. */
  public void cut() {
    early = Optional.of(gone());
  }

  /** What is left; zero once the deadline has passed, never negative. */
  public Duration remaining() {
    Duration left = total.minus(Duration.ofNanos(clock.getAsLong() - clockStart));
    return left.isNegative() || early.isPresent() ? Duration.ZERO : left;
  }

  /** Whether nobody waits any longer. */
  public boolean passed() {
    return remaining().isZero();
  }

  /** A pause has gone by in which nothing happened. */
  void idle() {
    if (!passed() && watch.inVain()) {
      early = Optional.of(gone());
    }
  }

  /** A wait has ended in vain. */
  void miss() {
    if (missed.compareAndSet(false, true)) {
      watch.missed();
    }
  }

  private Duration gone() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
