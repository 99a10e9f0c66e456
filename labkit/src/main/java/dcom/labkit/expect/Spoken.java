package dcom.labkit.expect;

import java.time.Duration;

/** Durations in words that fit into a sentence: {@code 18 ms}, {@code 3.2 s}, {@code 15 s}. */
public final class Spoken {
  private Spoken() {}

  /** A duration, rounded to what a reader needs. */
  public static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1_000) {
      return millis + " ms";
    }
    long tenths = (millis + 50) / 100;
    return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10) + " s";
  }
}
