package dcom.labkit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reports as text for a terminal, readable without colour. */
public final class ReportText {
  private static final int WIDTH = 86;

  private ReportText() {}

  /** One check on one line, with its points or the reason why it did not run. */
  public static String line(CheckResult check) {
    String left = check.outcome().mark() + " " + check.sentence();
    return pad(left, right(check));
  }

  /** A failed check in full: its line and the six fields. */
  public static String full(CheckResult check) {
    List<String> lines = new ArrayList<>();
    lines.add(line(check));
    check.failure().ifPresent(failure -> lines.addAll(FailureText.lines(failure)));
    return String.join("\n", lines);
  }

  /** The heading of a step. */
  public static String heading(int number, String title) {
    return "Step " + number + "  " + title;
  }

  /** One line that sums a report up. */
  public static String summary(Report report) {
    String points = report.earned() + " of " + report.points() + " points";
    return "%s (%s): %s, %s, %.1f s, seed %d"
        .formatted(
            report.lab(),
            report.subject(),
            report.state(),
            points,
            report.millis() / 1000.0,
            report.seed());
  }

  /** A table with one row for each report, in the order given. */
  public static String table(Map<String, Optional<Report>> reports) {
    List<String> lines = new ArrayList<>();
    lines.add("%-28s %-12s %10s   %s".formatted("", "state", "points", "checks"));
    reports.forEach((name, report) ->
        lines.add(report.map(r -> row(name, r)).orElse("%-28s no report".formatted(name))));
    return String.join("\n", lines);
  }

  private static String row(String name, Report report) {
    String points = report.earned() + "/" + report.points();
    return "%-28s %-12s %10s   %s".formatted(name, report.state(), points, counts(report));
  }

  private static String counts(Report report) {
    List<String> counts = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      long count = report.count(outcome);
      if (count > 0) {
        counts.add(count + " " + outcome.word());
      }
    }
    return String.join(", ", counts);
  }

  private static String right(CheckResult check) {
    switch (check.outcome()) {
      case PASSED:
        return check.points() + points(check.points());
      case FAILED:
        return "0 of " + check.points() + points(check.points());
      default:
        return check.outcome().word() + ": " + Legible.line(check.reason());
    }
  }

  private static String points(int points) {
    return points == 1 ? " point" : " points";
  }

  private static String pad(String left, String right) {
    int gap = Math.max(2, WIDTH - left.codePointCount(0, left.length()) - right.length());
    return left + " ".repeat(gap) + right;
  }
}
