package dcom.onenode;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Spoken;
import dcom.labkit.expect.Unmet;
import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.wire.Direction;
import java.time.Duration;
import java.util.Optional;

/**
 * A server that is away: a program that connects to it hears nothing, and its connection is closed
 * at once. So each attempt is seen.
 */
final class Outage {
  /** What README allows between two attempts: a program sleeps no longer on a busy machine. */
  private static final Duration BETWEEN = Duration.ofSeconds(3);

  /** What an attempt itself may take; more on a busy machine. */
  private static final Duration ATTEMPT = Duration.ofMillis(1_500);

  private final Tap tap;
  private final Events events;

  Outage(Tap tap, Events events) {
    this.tap = tap;
    this.events = events;
  }

  /**
   * The server goes away, and comes back when the program has tried so often to connect, or after
   * that time.
   *
   * @throws Unmet if the program stops trying
   */
  void lasts(int attempts, Duration atMost, Terminal program) {
    tap.hold(Direction.TO_CLIENT);
    tap.cut();
    Deadline end = Deadline.in(atMost);
    for (int tried = 0; tried < attempts && !end.passed(); tried++) {
      awaitAttempt(tried, program);
      tap.cut();
    }
    tap.release(Direction.TO_CLIENT);
  }

  private void awaitAttempt(int tried, Terminal program) {
    long end = System.nanoTime() + BETWEEN.toNanos();
    events.await(
        Deadline.in(BETWEEN),
        () -> Optional.of(tap).filter(any -> came(program) || System.nanoTime() - end > 0));
    events.await(Deadline.in(ATTEMPT), () -> Optional.of(tap).filter(any -> came(program)));
    if (tap.connections() == 0) {
      throw new Unmet(
          "terminal 1 tries to connect again until the server is back, every 3 s at least",
          "it tried " + times(tried) + ", and " + instead(program));
    }
  }

  private boolean came(Terminal program) {
    return tap.connections() > 0 || program.exit().isPresent();
  }

  private static String times(int tried) {
    return tried == 0 ? "not once" : tried == 1 ? "once" : tried + " times";
  }

  private static String instead(Terminal program) {
    return program.exit().isPresent()
        ? "ended with exit code " + program.exit().getAsInt()
        : "then no more for " + Spoken.duration(BETWEEN.plus(ATTEMPT));
  }
}
