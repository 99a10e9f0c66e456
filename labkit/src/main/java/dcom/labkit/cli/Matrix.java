package dcom.labkit.cli;

import dcom.labkit.lab.Subject;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All programs of a lab against all of its checks: what came, and what had to come. A program that
 * could not be made is left out.
 *
 * @param programs what became of each
 */
record Matrix(List<Judged> programs) {
  /** A line for each check, with its number, then a line for each program, with a column for each. */
  List<String> lines() {
    List<CheckResult> checks = checks();
    List<String> lines = new ArrayList<>();
    for (int n = 0; n < checks.size(); n++) {
      lines.add("%3d  %-72s %s".formatted(n + 1, checks.get(n).name(), catches(checks.get(n))));
    }
    lines.add("%-32s %s  %s"
        .formatted(
            "", numbers(checks.size()), "expected (✓ passed ✗ failed · not started - skipped)"));
    programs.stream().filter(one -> one.report().isPresent()).forEach(one -> lines.add(row(one)));
    return lines;
  }

  /**
   * The checks without which every wrong program would still be caught: none names them, and none
   * fails them alone.
   */
  List<String> unneeded() {
    return checks().stream()
        .map(CheckResult::name)
        .filter(
            check -> programs.stream().filter(Judged::wrong).noneMatch(one -> needs(one, check)))
        .toList();
  }

  private static boolean needs(Judged program, String check) {
    List<CheckResult> failed = program.failed();
    return named(program).equals(check)
        || failed.size() == 1 && failed.get(0).name().equals(check);
  }

  private static String named(Judged program) {
    return Expectation.of(program.subject()) instanceof Expectation.Caught caught
        ? caught.check()
        : "";
  }

  private List<CheckResult> checks() {
    return programs.stream()
        .flatMap(one -> one.report().stream())
        .findFirst()
        .map(report -> report.checks().toList())
        .orElse(List.of());
  }

  private String catches(CheckResult check) {
    long caught = programs.stream()
        .filter(Judged::wrong)
        .filter(one -> one.failed().stream().anyMatch(c -> c.name().equals(check.name())))
        .count();
    return caught == 0 ? "catches none" : "catches " + caught;
  }

  private static String row(Judged one) {
    Report report = one.report().orElseThrow();
    String marks = report
        .checks()
        .map(check -> "%3s".formatted(check.outcome().mark()))
        .collect(Collectors.joining());
    return "%-32s %s  %s"
        .formatted(one.name(), marks, expected(one, report.checks().toList()));
  }

  private static String expected(Judged one, List<CheckResult> checks) {
    if (one.subject().kind() != Subject.Kind.WRONG) {
      return one.subject().kind() == Subject.Kind.STUDENT ? "no ✓, no ✗" : "✓ each";
    }
    int number = 1 + checks.stream().map(CheckResult::name).toList().indexOf(named(one));
    return Outcome.FAILED.mark() + " at " + number;
  }

  private static String numbers(int count) {
    return IntStream.rangeClosed(1, count).mapToObj("%3d"::formatted).collect(Collectors.joining());
  }
}
