package dcom.labkit.cli;

import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which checks of programs that are right did not pass, how often, and with which seeds. One that
 * this machine has no means for is not among them, nor one behind a step that failed. Thread-safe.
 */
final class Flakiness {
  private static final String ROW = "%-16s %-56s %9s  %s";

  private final Map<String, Integer> runs = new TreeMap<>();
  private final Map<String, Map<String, List<Long>>> seeds = new TreeMap<>();

  synchronized void add(Report report) {
    runs.merge(report.lab(), 1, Integer::sum);
    flaky(report)
        .forEach(check -> seeds
            .computeIfAbsent(report.lab(), any -> new TreeMap<>())
            .computeIfAbsent(check.name(), any -> new ArrayList<>())
            .add(report.seed()));
  }

  /** Checks that failed of themselves, not for another that failed before. */
  static Stream<CheckResult> failures(Report report) {
    return flaky(report).filter(check -> check.failure().isPresent());
  }

  private static Stream<CheckResult> flaky(Report report) {
    return report
        .checks()
        .filter(check -> check.outcome() != Outcome.PASSED && check.outcome() != Outcome.SKIPPED);
  }

  synchronized boolean any() {
    return !seeds.isEmpty();
  }

  /** One line for each flaky check, and one that says how many runs there were. */
  synchronized List<String> table() {
    List<String> lines = new ArrayList<>();
    if (any()) {
      lines.add(ROW.formatted("lab", "check", "failed", "seeds"));
    }
    seeds.forEach((lab, checks) -> checks.forEach((check, failed) -> lines.add(
        ROW.formatted(lab, check, failed.size() + " of " + runs.get(lab), words(failed)))));
    String lab = any() ? seeds.keySet().iterator().next() : "";
    lines.add(
        any()
            ? "Replay: ./lab check --answer " + lab + " --seed S"
            : runs.values().stream().mapToInt(n -> n).sum() + " runs, no flaky check");
    return lines;
  }

  private static String words(List<Long> numbers) {
    return numbers.stream().map(Object::toString).collect(Collectors.joining(" "));
  }
}
