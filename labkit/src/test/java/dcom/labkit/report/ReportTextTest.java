package dcom.labkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTextTest {
  private static final Failure FAILURE = new Failure(
      List.of("terminal 1 $ ./lab run echo greeter", "terminal 2 $ ./lab run echo caller"),
      "terminal 1 prints  hello",
      "terminal 1 printed hallo\n                    ^ differs from here",
      List.of(),
      "a greeting is spelled hello",
      "echo/Greeter.java:3 · README step 1 · ./lab hint echo");

  @TempDir
  private Path folder;

  @Test
  void showsAFailureAsSixFieldsAndLeavesOutEmptyOnes() {
    assertThat(ReportText.full(check(Outcome.FAILED, "", Optional.of(FAILURE)))).isEqualTo("""
            ✗ greeter says hello                                                     0 of 2 points
              did       terminal 1 $ ./lab run echo greeter
                        terminal 2 $ ./lab run echo caller
              expected  terminal 1 prints  hello
              got       terminal 1 printed hallo
                                            ^ differs from here
              why       a greeting is spelled hello
              look      echo/Greeter.java:3 · README step 1 · ./lab hint echo""");
  }

  @Test
  void saysWhyACheckDidNotRun() {
    assertThat(ReportText.line(check(Outcome.NOT_STARTED, "TODO 1: greet", Optional.empty())))
        .startsWith("· greeter says hello")
        .endsWith("not started: TODO 1: greet");
    assertThat(ReportText.line(check(Outcome.SKIPPED, "step 1 comes first", Optional.empty())))
        .startsWith("- greeter says hello")
        .endsWith("skipped: step 1 comes first");
  }

  @Test
  void countsOutcomesInTheTable() {
    Map<String, Optional<Report>> rows = new LinkedHashMap<>();
    rows.put("echo", Optional.of(report(Outcome.NOT_STARTED)));
    rows.put("echo (answer)", Optional.of(report(Outcome.PASSED)));
    rows.put("other", Optional.empty());

    assertThat(ReportText.table(rows).lines().map(String::stripTrailing))
        .containsExactly(
            "                             state            points   checks",
            "echo                         not started         0/2   1 not started",
            "echo (answer)                done                2/2   1 passed",
            "other                        no report");
  }

  @Test
  void aReportSurvivesItsFile() {
    Report report = report(Outcome.FAILED);
    Path file = folder.resolve("deep/report.json");

    ReportFile.write(report, file);

    assertThat(ReportFile.read(file)).contains(report);
  }

  @Test
  void aGlanceAtTheFileSeesStateAndNextStep() throws IOException {
    Path file = folder.resolve("report.json");
    assertThat(Glance.at(file)).isEmpty();
    Files.writeString(file, "{ \"schema\": ");
    assertThat(Glance.at(file)).isEmpty();

    ReportFile.write(report(Outcome.FAILED), file);
    assertThat(Glance.at(file))
        .contains(new Glance("0/1", Optional.of(new Glance.Next(1, "It greets"))));
    ReportFile.write(report(Outcome.PASSED), file);
    assertThat(Glance.at(file)).contains(new Glance("done", Optional.empty()));
  }

  @Test
  void aFileThatIsNoReportIsNone() throws IOException {
    Path file = folder.resolve("report.json");
    Files.writeString(file, "{ \"schema\": 99 }");

    assertThat(ReportFile.read(file)).isEmpty();
    assertThat(ReportFile.read(folder.resolve("absent"))).isEmpty();
  }

  @Test
  void nothingBegunIsNotStartedAndEverythingPassedIsDone() {
    assertThat(report(Outcome.NOT_STARTED).state()).isEqualTo("not started");
    assertThat(report(Outcome.SKIPPED).state()).isEqualTo("not started");
    assertThat(report(Outcome.FAILED).state()).isEqualTo("0/1");
    assertThat(report(Outcome.PASSED).state()).isEqualTo("done");
  }

  private static CheckResult check(Outcome outcome, String reason, Optional<Failure> failure) {
    return new CheckResult(
        "greeterSaysHello", "greeter says hello", outcome, 2, 140, reason, failure);
  }

  private static Report report(Outcome outcome) {
    Optional<Failure> failure = outcome == Outcome.FAILED ? Optional.of(FAILURE) : Optional.empty();
    String reason = outcome == Outcome.NOT_STARTED ? "TODO 1: greet" : "";
    StepResult step = new StepResult(1, "It greets", 2, List.of(check(outcome, reason, failure)));
    return new Report(
        1, "echo", "An echo", "yours", 7, "embedded", "2026-01-01T00:00:00Z", 140, List.of(step));
  }
}
