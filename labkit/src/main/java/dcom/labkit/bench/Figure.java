package dcom.labkit.bench;

import java.util.Optional;

/**
 * One measured figure.
 *
 * @param name what was measured
 * @param value what was seen, with its unit
 * @param goal what to reach; empty where a figure is only there to be compared with
 * @param reached whether it was; empty without a goal
 */
public record Figure(String name, String value, String goal, Optional<Boolean> reached) {
  /** A figure without a goal. */
  public static Figure plain(String name, String value) {
    return new Figure(name, value, "", Optional.empty());
  }

  /** A ratio that should be at least {@code goal}. */
  public static Figure ratio(String name, double ratio, double goal) {
    String value = "%.1f times".formatted(ratio);
    return new Figure(name, value, "≥ %.0f times".formatted(goal), Optional.of(ratio >= goal));
  }

  /** Seconds that should be at most {@code goal}. */
  public static Figure seconds(String name, double seconds, double goal) {
    String value = "%.2f s".formatted(seconds);
    return new Figure(name, value, "≤ %.2f s".formatted(goal), Optional.of(seconds <= goal));
  }

  /** The figure on one line. */
  public String text() {
    String verdict = reached.map(yes -> yes ? "reached" : "NOT REACHED").orElse("");
    return "%-64s %16s  %-14s %s".formatted(name, value, goal, verdict).stripTrailing();
  }
}
