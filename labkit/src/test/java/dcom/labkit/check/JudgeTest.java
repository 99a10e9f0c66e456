package dcom.labkit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.Fixture;
import dcom.labkit.expect.Deadline;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.DoesNotCompile;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Step;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Failure;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Progress;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportFile;
import dcom.labkit.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge, judged with a lab whose programs are shell scripts. */
class JudgeTest {
  private static final String RIGHT = "[ \"$1\" = -n ] && echo '#1' || echo \"Hello, $1\"";

  @TempDir
  private Path root;

  private Lab lab;

  @BeforeEach
  void copyTheLab() throws IOException {
    Fixture.course(root);
    lab = new Course(root).lab("echo");
  }

  @Test
  void aRightProgramPassesEveryCheckAndEarnsEveryPoint() throws IOException {
    Report report = judge(RIGHT, "English");

    assertThat(report.passed()).isTrue();
    assertThat(report.earned()).isEqualTo(7);
    assertThat(names(report))
        .containsExactly(
            "greeterGreetsByName", "greeterEnds", "greeterCounts", "theLanguageIsPredicted");
    assertThat(ReportFile.read(lab.report())).contains(report);
  }

  @Test
  void aStepWaitsForTheStepsThatItBuildsOn() throws IOException {
    Report report = judge("echo \"Hello, $1\"", "English");

    assertThat(outcomes(report))
        .containsExactly(Outcome.PASSED, Outcome.PASSED, Outcome.FAILED, Outcome.PASSED);
  }

  @Test
  void aFailureTellsWhatWasDoneExpectedAndSeenAndWhatProbablyHappened() throws IOException {
    Report report = judge("echo 'Hello, nobody'", "English");

    CheckResult check = report.checks().findFirst().orElseThrow();
    Failure failure = check.failure().orElseThrow();
    assertThat(check.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failure.did())
        .singleElement()
        .asString()
        .startsWith("terminal 1 $ ./lab run echo greeter ");
    assertThat(failure.expected()).contains("terminal 1", "Hello, ");
    assertThat(failure.got()).contains("Hello, nobody", "^ differs from here");
    assertThat(failure.why()).isEqualTo("the greeter does not read its argument");
    assertThat(failure.look()).isEqualTo("README step 1 · ./lab hint echo");
  }

  @Test
  void checksBehindAFailedStepAreSkippedAndSayWhichStepComesFirst() throws IOException {
    Report report = judge("echo 'Hello, nobody'", "English");

    assertThat(outcomes(report))
        .containsExactly(Outcome.FAILED, Outcome.PASSED, Outcome.SKIPPED, Outcome.SKIPPED);
    assertThat(report.checks().skip(2).map(CheckResult::reason)).containsOnly("step 1 comes first");
  }

  @Test
  void aCheckThatThisMachineHasNoMeansForKeepsNobodyFromGoingOn() throws IOException {
    Report report = judge("[ \"$1\" = you ] && [ \"$#\" = 1 ] && exit 77; " + RIGHT, "English");

    assertThat(outcomes(report))
        .containsExactly(Outcome.PASSED, Outcome.SKIPPED, Outcome.PASSED, Outcome.PASSED);
    assertThat(report.passed()).isFalse();
  }

  @Test
  void aProgramThatStopsAtATodoIsNotStartedAndEarnsNothing() throws IOException {
    Report report = judge("echo 'TODO 1: greet' >&2; exit 1", "?");

    assertThat(outcomes(report).get(0)).isEqualTo(Outcome.NOT_STARTED);
    assertThat(report.checks().findFirst().orElseThrow().reason()).isEqualTo("TODO 1: greet");
    assertThat(report.state()).isEqualTo("not started");
    assertThat(report.earned()).isZero();
  }

  @Test
  void aTodoOfTheStepNeverPassesEvenWhereTheExpectationHolds() throws IOException {
    Report report = judge(RIGHT + "; echo 'TODO 1: greet' >&2", "English");

    assertThat(outcomes(report).subList(0, 2))
        .containsExactly(Outcome.NOT_STARTED, Outcome.NOT_STARTED);
  }

  @Test
  void aTodoOfALaterStepDoesNotTouchAnEarlierOne() throws IOException {
    Report report = judge(RIGHT + "; echo 'TODO 2: count' >&2", "English");

    assertThat(outcomes(report))
        .containsExactly(Outcome.PASSED, Outcome.PASSED, Outcome.NOT_STARTED, Outcome.PASSED);
  }

  @Test
  void aPredictionThatWasNotMadeIsNotStarted() throws IOException {
    Report report = judge(RIGHT, "?");

    CheckResult last = report.checks().skip(3).findFirst().orElseThrow();
    assertThat(last.outcome()).isEqualTo(Outcome.NOT_STARTED);
    assertThat(last.reason()).isEqualTo("answers.yaml has no prediction for 'language' yet");
  }

  @Test
  void anAnswersFileThatIsNoYamlIsAFailureOfItsCheckAlone() throws IOException {
    for (String broken :
        List.of("a: b: c\n\t- x", "language: [English]", "[".repeat(5_000), "- x")) {
      Fixture.greeter(root, RIGHT);
      write("answers.yaml", broken);

      Report report = Judge.judge(Subject.student(lab), settings(), new CheckListener() {});

      assertThat(outcomes(report))
          .containsExactly(Outcome.PASSED, Outcome.PASSED, Outcome.PASSED, Outcome.FAILED);
      CheckResult last = report.checks().skip(3).findFirst().orElseThrow();
      assertThat(last.failure().orElseThrow().got()).matches("line \\d, column \\d+: .*");
    }
  }

  @Test
  void whatGoesWrongWhileACheckReadsWhatAProgramSaidIsTheProgramsFailure() throws IOException {
    Path checks = lab.folder().resolve("src/test/java/dcom/echo/EchoChecks.java");
    String parse = "Integer.parseInt(terminals.all().get(0).lines().get(0).text().substring(1));";
    Files.writeString(
        checks,
        Files.readString(checks)
            .replace("awaitLine(\"#1\").awaitExit(0);", "awaitExit(0);" + parse));

    Report counted = judge(RIGHT, "English");
    Report overflown = judge(RIGHT.replace("#1", "#99999999999"), "English");

    assertThat(outcomes(counted).get(2)).isEqualTo(Outcome.PASSED);
    assertThat(outcomes(overflown).get(2)).isEqualTo(Outcome.FAILED);
    assertThat(overflown
            .checks()
            .skip(2)
            .findFirst()
            .orElseThrow()
            .failure()
            .orElseThrow()
            .got())
        .contains("NumberFormatException", "99999999999");
  }

  @Test
  void aProgramThatPrintsATerminalThatIsNotThereIsDiagnosedAllTheSame() throws IOException {
    Report report = judge("echo 'Hello, terminal 99999999999'", "English");

    assertThat(outcomes(report).get(0)).isEqualTo(Outcome.FAILED);
  }

  @Test
  void aProgramThatHangsFailsAtTheDeadlineAndSaysWhatWasLastSeen() throws IOException {
    Report report = judge("[ \"$1\" = you ] && { echo ready; exec cat; }; " + RIGHT, "English");

    Failure failure =
        report.checks().skip(1).findFirst().orElseThrow().failure().orElseThrow();
    assertThat(failure.got()).contains("still run", "ready");
  }

  @Test
  void aProgramThatCannotBeStartedIsSaidToBeSo() throws IOException {
    write("answers.yaml", "language: English\n");

    Report report = Judge.judge(Subject.student(lab), settings(), new CheckListener() {});

    CheckResult first = report.checks().findFirst().orElseThrow();
    assertThat(first.outcome()).isEqualTo(Outcome.ERROR);
    assertThat(first.reason()).contains("bin/greeter");
  }

  @Test
  void aServerThatCannotBeHadIsAnErrorOfEachCheck() throws IOException {
    Fixture.greeter(root, RIGHT);

    Settings nowhere = Settings.fresh("nats://127.0.0.1:1");
    Report report = Judge.judge(Subject.student(lab), nowhere, new CheckListener() {});

    assertThat(outcomes(report).get(0)).isEqualTo(Outcome.ERROR);
    assertThat(report.checks().findFirst().orElseThrow().reason()).contains("nats://127.0.0.1:1");
    assertThat(report.state()).isEqualTo("0/4");
  }

  @Test
  void onlyTheStepThatIsAskedForIsCheckedAndNoReportIsKept() throws IOException {
    Fixture.greeter(root, RIGHT);

    Report report =
        Judge.judge(Subject.student(lab), settings().withStep(2), new CheckListener() {});

    assertThat(names(report)).containsExactly("greeterCounts");
    assertThat(lab.report()).doesNotExist();
  }

  @Test
  void inGradingAFailedCheckIsRunOnceMoreAloneAndTheSecondResultCounts() throws IOException {
    String sometimes = "[ -e '" + root + "/second' ] || { touch '" + root + "/second'; exit; }\n";
    Fixture.greeter(root, sometimes + RIGHT);
    write("answers.yaml", "language: English\n");
    List<Outcome> twice = new ArrayList<>();

    Report report =
        Judge.judge(Subject.student(lab), settings().forGrading(1), new CheckListener() {
          @Override
          public void again(CheckResult first, CheckResult second) {
            twice.addAll(List.of(first.outcome(), second.outcome()));
          }
        });

    assertThat(report.passed()).isTrue();
    assertThat(report.earned()).isEqualTo(7);
    assertThat(twice).containsExactly(Outcome.FAILED, Outcome.PASSED);
  }

  @Test
  void whatWaitedForACheckThatPassesTheSecondTimeIsRunAfterAll() throws IOException {
    String once = "[ $# = 1 ] && ! [ -e '" + root + "/second' ] && " + "{ touch '" + root
        + "/second'; exit; }\n";
    Fixture.greeter(root, once + RIGHT);
    write("answers.yaml", "language: English\n");
    Path checks = root.resolve("echo/src/test/java/dcom/echo/EchoChecks.java");
    Files.writeString(checks, Files.readString(checks).replace("seconds = 1)", "seconds = 30)"));
    List<String> finished = new ArrayList<>();
    CheckListener listener = new CheckListener() {
      @Override
      public void finished(Step step, CheckResult result) {
        finished.add(result.name() + " " + result.outcome().word());
      }
    };

    Report report = Judge.judge(
            Subject.student(lab), settings().withSecondChance(), listener, Pace.brisk())
        .orElseThrow();

    assertThat(report.passed()).isTrue();
    assertThat(finished)
        .containsExactly(
            "greeterGreetsByName passed",
            "greeterEnds passed",
            "greeterCounts passed",
            "theLanguageIsPredicted passed");
  }

  @Test
  void aMavenBuildGivesASecondChanceToo() throws Exception {
    String sometimes = "[ -e '" + root + "/second' ] || { touch '" + root + "/second'; exit; }\n";
    Fixture.greeter(root, sometimes + RIGHT);
    write("answers.yaml", "language: English\n");

    String said = build();

    assertThat(said)
        .contains("It failed at first, and passed when it was run once more, alone.")
        .contains("4 succeeded, 0 failed");
    assertThat(ReportFile.read(lab.report()).orElseThrow().earned()).isEqualTo(7);
  }

  @Test
  void whatFailsTwiceInAMavenBuildFails() throws Exception {
    Fixture.greeter(root, "echo Bye");

    assertThat(build())
        .contains("It failed twice; the second time it was run alone.")
        .contains("1 succeeded, 1 failed");
  }

  /** What a Maven build of the lab says. */
  private String build() throws Exception {
    Path classes = root.resolve("classes");
    Path checks = lab.folder().resolve("src/test/java/dcom/echo/EchoChecks.java");
    String classPath = System.getProperty("java.class.path");
    ToolProvider.getSystemJavaCompiler()
        .run(null, null, null, "-cp", classPath, "-d", classes.toString(), checks.toString());
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath + ":" + classes,
            JUnitRun.class.getName(),
            "dcom.echo.EchoChecks")
        .directory(lab.folder().toFile())
        .redirectErrorStream(true)
        .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void oneCheckAloneIsRunWhateverElseHolds() throws IOException {
    Fixture.greeter(root, "echo '#1'");

    Report report = Judge.judge(
        Subject.student(lab), settings().alone("greeterCounts", 2), new CheckListener() {});

    assertThat(names(report)).containsExactly("greeterCounts");
    assertThat(outcomes(report)).containsExactly(Outcome.PASSED);
    assertThat(lab.report()).doesNotExist();
  }

  @Test
  void whatARunComesToDoesNotDependOnItsPace() throws IOException {
    List<String> lastFirst =
        List.of("theLanguageIsPredicted", "greeterCounts", "greeterEnds", "greeterGreetsByName");
    for (String script : List.of(RIGHT, "exit 3", "[ \"$1\" = -n ] || echo \"Hello, $1\"")) {
      Report steady = judge(script, "English");
      List<String> told = new ArrayList<>();
      CheckListener listener = new CheckListener() {
        @Override
        public void finished(Step step, CheckResult result) {
          told.add(result.name());
        }
      };

      Report brisk = Judge.judge(
              Subject.student(lab), settings(), listener, Pace.brisk(lastFirst::indexOf))
          .orElseThrow();
      assertThat(outcomes(brisk)).isEqualTo(outcomes(steady));
      assertThat(reasons(brisk)).isEqualTo(reasons(steady));
      assertThat(names(brisk)).isEqualTo(names(steady)).isEqualTo(told);
      assertThat(brisk.earned()).isEqualTo(steady.earned());
    }
  }

  @Test
  void aRunThatIsStoppedEndsItsProgramsAndKeepsNoReport() throws IOException {
    Fixture.greeter(root, "echo begun; exec sleep 600");
    Pace pace = Pace.brisk();
    CheckListener stops = new CheckListener() {
      @Override
      public void started(Step step, String sentence) {
        CompletableFuture.runAsync(pace::stop);
      }
    };

    Deadline soon = Deadline.in(Duration.ofSeconds(15));
    assertThat(Judge.judge(Subject.student(lab), settings(), stops, pace)).isEmpty();
    assertThat(soon.remaining()).isPositive(); // a check that nobody stops takes 20 seconds
    assertThat(lab.report()).doesNotExist();
  }

  @Test
  void terminalsCanBeReadWhenACheckIsOver() throws IOException {
    List<String> lines = new ArrayList<>();
    Fixture.greeter(root, RIGHT);

    Judge.judge(Subject.student(lab), settings().withStep(2), new CheckListener() {
      @Override
      public void played(String check, List<Terminal> terminals) {
        lines.add(check + ": " + terminals.get(0).lines().get(0).text());
      }
    });

    assertThat(lines).containsExactly("greeterCounts: #1");
  }

  @Test
  void theBestThatAStudentCameToIsKept() throws IOException {
    judge(RIGHT, "English");
    judge(RIGHT, "?");

    assertThat(Progress.at(lab.progress())).contains(new Progress(7, 7));
    assertThat(ReportFile.read(lab.report()).orElseThrow().earned()).isEqualTo(6);
  }

  @Test
  void theSameSeedGivesTheSameValues() {
    assertThat(new Values(7, "check").text()).isEqualTo(new Values(7, "check").text());
    assertThat(new Values(7, "check").text()).isNotEqualTo(new Values(8, "check").text());
  }

  @Test
  void aLongSeedIsAKey() {
    long secret = Settings.secretSeed();

    assertThat(secret).isGreaterThan(1L << 61);
    assertThat(Settings.secretSeed()).isNotEqualTo(secret);
    assertThat(new Values(secret, "check").text()).isEqualTo(new Values(secret, "check").text());
    assertThat(new Values(secret, "check").text(100))
        .isNotEqualTo(new Values(secret, "other").text(100))
        .isNotEqualTo(new Values(secret ^ 1, "check").text(100));
    assertThat(new Values(secret, "check").random()).isInstanceOf(SecureRandom.class);
  }

  @Test
  void checksThatDoNotCompileAreNotRun() throws IOException {
    write("src/test/java/dcom/echo/EchoChecks.java", "class EchoChecks {");

    assertThatThrownBy(() -> judge(RIGHT, "English")).isInstanceOf(DoesNotCompile.class);
  }

  private Report judge(String script, String language) throws IOException {
    Fixture.greeter(root, script);
    write("answers.yaml", "language: '" + language + "'\n");
    return Judge.judge(Subject.student(lab), settings(), new CheckListener() {});
  }

  private static Settings settings() {
    return Settings.fresh("embedded");
  }

  private void write(String name, String text) throws IOException {
    Path file = lab.folder().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static List<String> names(Report report) {
    return report.checks().map(CheckResult::name).toList();
  }

  private static List<String> reasons(Report report) {
    return report.checks().map(CheckResult::reason).toList();
  }

  private static List<Outcome> outcomes(Report report) {
    return report.checks().map(CheckResult::outcome).toList();
  }
}
