package dcom.labkit.expect;

import java.time.Duration;

/** A moment on the monotonic clock after which nobody waits any longer. Immutable. */
public final class Deadline {
  private final Duration total;
  private final long start = System.nanoTime();

  private Deadline(Duration total) {
    if (total.isNegative() || total.isZero()) {
      throw new IllegalArgumentException("a deadline lies ahead, not " + total);
    }
    this.total = total;
  }

  /** The moment that lies {@code total} from now. */
  public static Deadline in(Duration total) {
    return new Deadline(total);
  }

  /** The time from the start to the deadline, for messages. */
  public Duration total() {
    return total;
  }

  /** What is left; zero once the deadline has passed, never negative. */
  public Duration remaining() {
    Duration left = total.minusNanos(System.nanoTime() - start);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
