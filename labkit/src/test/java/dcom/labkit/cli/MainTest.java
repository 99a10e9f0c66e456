package dcom.labkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.Fixture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Commands as a user types them: what they print, and how they end. */
@Isolated("takes the whole JVM's output")
class MainTest {
  private static final String RIGHT = "[ \"$1\" = -n ] && echo '#1' || echo \"Hello, $1\"";
  private static final String STARTER = "echo 'TODO 1: greet' >&2; exit 1";

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final InputStream in = System.in;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir
  private Path root;

  @BeforeEach
  void openACourse() throws IOException {
    Fixture.course(root);
    Fixture.greeter(root, STARTER);
    System.setProperty("lab.home", root.toString());
    PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(capture);
    System.setErr(capture);
  }

  @AfterEach
  void giveTheTerminalBack() {
    System.clearProperty("lab.home");
    System.setOut(out);
    System.setErr(err);
    System.setIn(in);
  }

  @Test
  void withoutArgumentsItShowsTheCourseAndWhatToTypeNext() {
    assertThat(lab()).isZero();
    assertThat(shown())
        .contains("echo               not started          1   A lab for the tests of the kit")
        .contains(
            "Next: echo, step 1, The greeter greets",
            "type    ./lab check echo",
            "stuck?  ./lab hint echo");
  }

  @Test
  void checkEndsWithOneUntilEverythingPasses() throws IOException {
    assertThat(lab("check", "echo")).isEqualTo(1);
    assertThat(shown())
        .contains("not started: TODO 1: greet", "echo (yours): not started", "Next: step 1;");

    Fixture.greeter(root, RIGHT);
    predict();
    assertThat(lab("check", "echo")).isZero();
    assertThat(shown()).contains("✓ greeter greets by name", "done, 7 of 7 points");
  }

  @Test
  void whatWasDoneOnceStaysDoneWhenItsFilesAndItsReportAreGone() throws IOException {
    Fixture.greeter(root, RIGHT);
    predict();
    lab("check", "echo");
    Files.delete(root.resolve("echo/target/lab/report.json"));

    lab();
    assertThat(shown()).contains("echo               was done").contains("Everything is done.");
    Fixture.greeter(root, "[ \"$1\" = -n ] || echo \"Hello, $1\"");
    lab("check", "echo");
    lab();
    assertThat(shown()).contains("echo               3/4, was done        1   A lab");
  }

  @Test
  void watchChecksOnceAndQuitsWithTheVerdictsExitCode() throws IOException {
    System.setIn(new ByteArrayInputStream("q".getBytes(StandardCharsets.UTF_8)));
    assertThat(lab("watch", "echo", "--step", "9")).isEqualTo(2);
    assertThat(lab("watch", "echo")).isEqualTo(1);
  }

  @Test
  void aSeedCanBeReplayed() {
    lab("check", "echo", "--seed", "4711");

    assertThat(shown()).contains("seed 4711");
  }

  @Test
  void repeatStopsAtTheFirstRunThatDoesNotPassAndSaysHowToReplayIt() {
    assertThat(lab("check", "echo", "--repeat", "3")).isEqualTo(1);
    assertThat(shown())
        .contains("run 1 of 3", "The same again: ./lab check echo --seed ")
        .doesNotContain("run 2 of 3");
  }

  @Test
  void aReportIsShownInTheFormThatIsAskedFor() throws IOException {
    assertThat(lab("report", "echo")).isEqualTo(2);
    assertThat(shown()).isEqualTo("echo has no report yet; type: ./lab check echo\n");
    lab("check", "echo", "--seed", "4711");

    assertThat(lab("report")).isZero();
    assertThat(shown()).contains("echo                         not started");
    assertThat(lab("report", "echo")).isZero();
    assertThat(shown()).contains("Step 1  The greeter greets", "0 of 7 points", "seed 4711");
    assertThat(lab("report", "echo", "--format", "junit")).isZero();
    assertThat(shown()).startsWith("<?xml").contains("<testsuite name=\"echo of yours\"");
  }

  @Test
  void aReportGoesToTheFileThatIsNamed() {
    Path file = root.resolve("echo.html");
    lab("check", "echo");

    assertThat(lab("report", "echo", "--format", "html", "--out", file.toString()))
        .isZero();
    assertThat(shown()).isEmpty();
    assertThat(file)
        .content()
        .startsWith("<!DOCTYPE html>")
        .contains("<li><b>1</b> submission</li>");
  }

  @Test
  void anUnknownFormListsAll() {
    assertThat(lab("report", "echo", "--format", "word")).isEqualTo(2);
    assertThat(shown()).startsWith("There is no format 'word'. There are: table, text, csv, ");
    assertThat(lab("report", "--format", "html")).isEqualTo(2);
    assertThat(shown()).isEqualTo("Say of which lab: ./lab report LAB --format html\n");
  }

  @Test
  void gradescopesFileIsKeptForOneLabCheckedOnce() {
    Path file = root.resolve("results.json");

    assertThat(lab("check", "echo", "--gradescope", file.toString())).isEqualTo(1);
    assertThat(file).content().contains("\"score\" : 0", "greeter greets by name");
    assertThat(lab("check", "echo", "--repeat", "2", "--gradescope", "f")).isEqualTo(2);
    assertThat(shown()).contains("--gradescope takes one lab, checked once");
  }

  @Test
  void anUnknownLabOffersTheNearestName() {
    assertThat(lab("check", "ecko")).isEqualTo(2);
    assertThat(shown())
        .isEqualTo("There is no lab 'ecko'. Did you mean echo? ./lab lists all labs.\n");
  }

  @Test
  void anUnknownProgramOffersTheNearestName() {
    assertThat(lab("run", "echo", "greater")).isEqualTo(2);
    assertThat(shown()).contains("There is no program 'greater'. Did you mean greeter?");
  }

  @Test
  void anUnknownStepSaysWhichThereAre() {
    assertThat(lab("check", "echo", "--step", "9")).isEqualTo(2);
    assertThat(shown()).isEqualTo("echo has steps 1 to 3, not 9\n");
  }

  @Test
  void anUnknownOptionOffersTheNearestOneAndSaysHowToListThem() {
    assertThat(lab("check", "--sed", "1")).isEqualTo(2);
    assertThat(shown())
        .startsWith("Unknown option")
        .contains("--seed")
        .endsWith("./lab check --help lists what there is.\n");
  }

  @Test
  void anUnknownBrokerIsRefusedBeforeAnythingRuns() {
    assertThat(lab("check", "echo", "--broker", "pigeon")).isEqualTo(2);
    assertThat(shown()).contains("pigeon", "embedded", "nats-server").doesNotContain("Step 1");
  }

  @Test
  void aServerThatIsNotThereIsSaidOnceBeforeAnythingRuns() {
    assertThat(lab("check", "echo", "--broker", "nats://127.0.0.1:1")).isEqualTo(3);
    assertThat(shown()).contains("nats://127.0.0.1:1", "./lab broker").doesNotContain("Step 1");
  }

  @Test
  void aMachineThatCannotCheckIsNotTheStudentsFault() throws IOException {
    Files.delete(root.resolve("echo/bin/greeter"));

    assertThat(lab("check", "echo")).isEqualTo(3);
    assertThat(shown()).contains("error: ");
  }

  @Test
  void aManifestThatCannotBeReadIsTheKitsFault() throws IOException {
    Files.writeString(root.resolve("echo/lab.yaml"), "id: echo\nnumber: none\n");

    assertThat(lab()).isEqualTo(3);
    assertThat(shown())
        .endsWith("echo/lab.yaml:2: 'number' must be a whole number of at least 1, not 'none'\n");
  }

  @Test
  void programsThatDoNotCompileAreShownWithTheFirstErrorAndNotChecked() throws IOException {
    Path manifest = root.resolve("echo/lab.yaml");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("{ command: [bin/greeter] }", "dcom.echo.Greeter"));
    write("src/main/java/dcom/echo/Greeter.java", "class Greeter {\n  int size = 1\n}\n");
    write("target/lab/libraries", "none.jar");

    assertThat(lab("check", "echo")).isEqualTo(1);
    assertThat(shown())
        .endsWith("Greeter.java:2: error: ';' expected\n  int size = 1\n              ^\n")
        .doesNotContain("\tat ", "Step 1");

    Path file = root.resolve("results.json");
    assertThat(lab("check", "echo", "--gradescope", file.toString())).isEqualTo(1);
    assertThat(file).content().contains("\"score\" : 0", "error: ';' expected");
  }

  @Test
  void hintsTellMoreEachTime() {
    lab("hint", "echo");
    assertThat(shown())
        .contains("echo, step 1, hint 1 of 3", "A greeting", "More: ./lab hint echo");
    lab("hint", "echo");
    assertThat(shown()).contains("hint 2 of 3", "prints its arguments");
    lab("hint", "echo");
    lab("hint", "echo");
    assertThat(shown()).contains("hint 3 of 3", "That was the last one.");
  }

  @Test
  void runGivesAShellTheProgramsCommandLineWithEveryArgumentIntact() throws Exception {
    Fixture.greeter(root, "printf '<%s>' \"$@\"");

    assertThat(lab("run", "echo", "greeter", "-n", "it's", "", "a  b", "$HOME", "--help"))
        .isZero();

    Process shell = new ProcessBuilder("sh", "-c", "exec " + shown()).start();
    assertThat(shell.getInputStream().readAllBytes())
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("<-n><it's><><a  b><$HOME><--help>");
  }

  @Test
  void resetPutsTheStarterBackAndKeepsACopy() throws Exception {
    commit("starter");
    Fixture.greeter(root, RIGHT);
    predict();
    commit("my work");

    assertThat(lab("reset", "echo", "--yes")).isZero();

    assertThat(root.resolve("echo/bin/greeter")).content().contains("TODO 1");
    try (Stream<Path> kept = Files.walk(root.resolve(".lab/kept"))) {
      assertThat(kept.filter(file -> file.endsWith("bin/greeter")))
          .singleElement()
          .satisfies(copy -> assertThat(copy).content().contains("Hello"));
    }
  }

  @Test
  void resetChangesNothingUnlessTheUserAgrees() throws Exception {
    commit("starter");
    Fixture.greeter(root, RIGHT);
    System.setIn(new ByteArrayInputStream("n\n".getBytes(StandardCharsets.UTF_8)));

    assertThat(lab("reset", "echo")).isEqualTo(1);
    assertThat(shown()).contains("Go on? [y/N]", "Nothing was changed.");
    assertThat(root.resolve("echo/bin/greeter")).content().contains("Hello");
  }

  @Test
  void helpShowsExamples() {
    assertThat(lab("--help")).isZero();
    assertThat(shown()).contains("Examples:", "./lab demo", "Exit codes:");
  }

  @Test
  void theCompletionScriptKnowsTheCommands() {
    assertThat(lab("completion")).isZero();
    assertThat(shown()).contains("complete -F", "check", "doctor");
  }

  private int lab(String... args) {
    printed.reset();
    return Main.execute(args);
  }

  private String shown() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private void predict() throws IOException {
    write("answers.yaml", "language: English\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve("echo").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void commit(String message) throws IOException, InterruptedException {
    Fixture.git(root, "init", "-q");
    Fixture.git(root, "add", ".");
    Fixture.git(root, "commit", "-qm", message);
  }
}
