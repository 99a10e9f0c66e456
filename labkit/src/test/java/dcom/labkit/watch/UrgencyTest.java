package dcom.labkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.report.StepResult;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class UrgencyTest {
  private final Urgency urgency = new Urgency();

  @Test
  void withoutReportTheOrderIsTheLabs() {
    assertThat(order(Set.of(), Optional.empty(), "c", "a", "b")).containsExactly("c", "a", "b");
  }

  @Test
  void whatAChangeAffectsAndHasNotPassedComesFirst() {
    List.of("good", "bad").forEach(check -> urgency.remember(check, List.of("client")));
    List.of("otherGood", "otherBad").forEach(check -> urgency.remember(check, List.of("server")));
    Report last = report(
        result("otherGood", Outcome.PASSED, 5),
        result("otherBad", Outcome.FAILED, 5),
        result("good", Outcome.PASSED, 5),
        result("bad", Outcome.FAILED, 5));

    assertThat(order(Set.of("client"), Optional.of(last), "otherGood", "otherBad", "good", "bad"))
        .containsExactly("bad", "good", "otherBad", "otherGood");
  }

  @Test
  void ofThoseThatPassedTheLongestComesFirst() {
    Report last = report(
        result("short", Outcome.PASSED, 100),
        result("endless", Outcome.PASSED, Long.MAX_VALUE),
        result("long", Outcome.PASSED, 900),
        result("bad", Outcome.FAILED, 7));

    assertThat(order(Set.of(), Optional.of(last), "short", "endless", "long", "bad"))
        .containsExactly("bad", "endless", "long", "short");
  }

  private List<String> order(Set<String> changed, Optional<Report> last, String... checks) {
    return Stream.of(checks)
        .sorted(Comparator.comparingInt(urgency.after(changed, last)))
        .toList();
  }

  private static CheckResult result(String name, Outcome outcome, long millis) {
    return new CheckResult(name, name, outcome, 1, millis, "", Optional.empty());
  }

  private static Report report(CheckResult... checks) {
    StepResult step = new StepResult(1, "all", checks.length, List.of(checks));
    return new Report(Report.SCHEMA, "echo", "Echo", "yours", 1, "embedded", "", 1, List.of(step));
  }
}
