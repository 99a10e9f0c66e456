package dcom.labkit.grade.intake;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that one hand-in may take to read. Whatever reads it asks at each file and each piece of a
 * file whether it is over.
 */
final class ReadingTime {
  private final Duration most;
  private final LongSupplier nanos;
  private final long began;

  /** Begins now, by a clock of nanoseconds. */
  ReadingTime(Duration most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /** Goes on, or ends what reads. */
  void check() {
    if (nanos.getAsLong() - began > most.toNanos()) {
      throw new Over("takes longer than " + most.toSeconds() + " s to read");
    }
  }

  /** The time is over: for the whole hand-in, not only for an archive in it. */
  static final class Over extends RuntimeException {
    private static final long serialVersionUID = 1;

    Over(String message) {
      super(message);
    }
  }
}
