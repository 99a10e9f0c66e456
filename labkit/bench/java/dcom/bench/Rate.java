package dcom.bench;

import java.time.Duration;

/** Measures a server: how many calls a second it answers, with one and with many on their way. */
final class Rate {
  /** How many calls are on their way at the same time. */
  static final int IN_FLIGHT = 100;

  private Rate() {}

  /** A way to call; its answers are looked at, and a wrong one ends the program. */
  interface Calls {
    /** Makes calls up to this reading of {@code System.nanoTime()}, and tells how many were answered. */
    long until(long end) throws Exception;
  }

  /** Warms up, measures, and prints two numbers: one at a time, and 100 in flight. */
  static void print(Duration time, Calls oneAtATime, Calls inFlight) throws Exception {
    perSecond(inFlight, time);
    perSecond(oneAtATime, time.dividedBy(2));
    System.out.println(perSecond(oneAtATime, time) + " " + perSecond(inFlight, time));
  }

  /** Ends the program if an answer is not as it must be. */
  static void expect(String answer, String seen) {
    if (!answer.equals(seen)) {
      throw new IllegalStateException("expected the answer " + answer + ", got " + seen);
    }
  }

  private static long perSecond(Calls calls, Duration time) throws Exception {
    long start = System.nanoTime();
    long count = calls.until(start + time.toNanos());
    return Math.round(count * 1e9 / (System.nanoTime() - start));
  }
}
