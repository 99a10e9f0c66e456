package dcom.labkit.tap;

import dcom.labkit.wire.Direction;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** How badly the network behaves at the moment. Only for the tap's thread. */
final class Faults {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final int SLICES_A_SECOND = 50;

  private final Set<Direction> held = EnumSet.noneOf(Direction.class);
  private long delay;
  private long rate;

  void delay(Duration duration) {
    delay = duration.toNanos();
  }

  /** Bytes a second for each direction of each connection; 0 is no limit. */
  void throttle(long bytesPerSecond) {
    rate = bytesPerSecond;
  }

  void hold(Direction direction) {
    held.add(direction);
  }

  void release(Direction direction) {
    held.remove(direction);
  }

  boolean holds(Direction direction) {
    return held.contains(direction);
  }

  /** When what came at {@code arrival} may go on. */
  long due(long arrival) {
    return arrival + delay;
  }

  /** How much of it may go on at once: a throttled stream trickles, it does not burst. */
  int slice(int length) {
    return rate == 0 ? length : (int) Math.min(length, Math.max(1, rate / SLICES_A_SECOND));
  }

  /** How long the line is busy with so many bytes. */
  long cost(int length) {
    return rate == 0 ? 0 : SECOND * length / rate;
  }
}
