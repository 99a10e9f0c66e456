package dcom.labkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.Fixture;
import dcom.labkit.check.Settings;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch from its first verdict to its end, with saves, keys and a screen, without a terminal. */
class WatchTest {
  private static final String STARTER = "echo 'TODO 1: greet' >&2; exit 1";
  private static final String RIGHT = "[ \"$1\" = -n ] && echo '#1' || echo \"Hello, $1\"";
  private static final String WRONG = "[ \"$1\" = -n ] && echo '#1' || echo \"Hello, nobody\"";

  private final BlockingQueue<String> verdicts = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> screens = new LinkedBlockingQueue<>();
  private CompletableFuture<Optional<Report>> end = new CompletableFuture<>();
  private Optional<Watch> watch = Optional.empty();

  @TempDir
  private Path root;

  @BeforeEach
  void openACourse() throws IOException {
    Fixture.course(root);
    Fixture.greeter(root, STARTER);
  }

  @AfterEach
  void endTheWatch() {
    watch.ifPresent(Watch::close);
  }

  @Test
  void eachSaveIsCheckedAndTheScreenSaysWhatChanged() throws Exception {
    open();
    assertThat(verdict())
        .contains("[·· - -]", "0 of 7 points", "TODO 1: greet", "Next: step 1, The greeter greets");

    Fixture.greeter(root, RIGHT);
    assertThat(verdict())
        .contains("[✓✓ ✓ ·]", "6 of 7 points", "now passes: greeter greets by name")
        .contains("answers.yaml has no prediction", "Next: step 3");

    predict("English");
    assertThat(verdict()).contains("7 of 7 points", "Everything holds.", "./lab diff echo");

    Fixture.greeter(root, WRONG);
    assertThat(verdict())
        .contains("[✗✓ - -]", "no longer passes: greeter greets by name")
        .contains("got       terminal 1 printed Hello, nobody", "the greeter does not read")
        .doesNotContain("no longer passes: greeter counts");
  }

  @Test
  void theReportIsTheOneThatCheckWrites() throws Exception {
    Fixture.greeter(root, RIGHT);
    predict("German");
    open();
    verdict();

    watch.orElseThrow().press('q');
    Report shown = end.get(1, TimeUnit.MINUTES).orElseThrow();
    assertThat(ReportFile.read(lab().report())).get().usingRecursiveComparison().isEqualTo(shown);
    assertThat(shown.checks().map(check -> check.name()))
        .containsExactly(
            "greeterGreetsByName", "greeterEnds", "greeterCounts", "theLanguageIsPredicted");
  }

  @Test
  void aSaveStopsTheRoundThatRunsAndItsPrograms() throws Exception {
    Path pid = root.resolve("pid");
    Fixture.greeter(
        root,
        "echo $$ >'" + root + "/draft' && mv '" + root + "/draft' '" + pid + "'; exec sleep 600");
    open();
    awaitFile(pid);
    long hanging = Long.parseLong(Files.readString(pid).strip());

    Fixture.greeter(root, RIGHT);
    assertThat(verdict()).contains("6 of 7 points");
    assertThat(ProcessHandle.of(hanging).map(ProcessHandle::isAlive).orElse(false))
        .isFalse();
  }

  @Test
  void keysRunAllShowTheNextFailureGiveAHintAndQuit() throws Exception {
    Fixture.greeter(root, "exit 3");
    open();
    assertThat(verdict()).contains("✗ greeter greets by name", "(1 of 2 that do not hold)");
    watch.orElseThrow().press('n');
    assertThat(verdict()).contains("✗ greeter ends", "(2 of 2");
    watch.orElseThrow().press('h');
    assertThat(verdict()).contains("a hint for step 1");
    watch.orElseThrow().press('a');
    assertThat(verdict()).contains("(1 of 2").doesNotContain("a hint for");
    watch.orElseThrow().press('q');
    assertThat(end.get(1, TimeUnit.MINUTES)).isPresent();
  }

  @Test
  void whatCannotBeReadIsSaidAndTheWatchGoesOn() throws Exception {
    Path manifest = root.resolve("echo/lab.yaml");
    String good = Files.readString(manifest);
    Fixture.greeter(root, RIGHT);
    open();
    verdict();

    Files.writeString(manifest, good.replace("number: 1", "number: none"));
    assertThat(verdict())
        .contains("lab.yaml:2: 'number' must be a whole number", "Next: mend this");
    Files.writeString(manifest, good);
    assertThat(verdict()).contains("6 of 7 points");

    predict("\"English");
    assertThat(verdict()).contains("✗ the language is predicted", "answers.yaml", "not YAML");
    Files.delete(root.resolve("echo/bin/greeter"));
    assertThat(verdict()).contains("[!! - -]", "no longer passes: greeter ends");
  }

  @Test
  void sourcesThatDoNotCompileAreShownWithTheirFirstErrorUntilTheyDo() throws Exception {
    Path manifest = root.resolve("echo/lab.yaml");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace("{ command: [bin/greeter] }", "dcom.echo.Greeter"));
    write("target/lab/libraries", "none.jar");
    write("src/main/java/dcom/echo/Greeter.java", "class Greeter {\n  int size = 1\n}\n");
    open();
    assertThat(verdict())
        .contains("Greeter.java:2: error: ';' expected\n  int size = 1\n              ^\n");

    write(
        "src/main/java/dcom/echo/Greeter.java",
        "package dcom.echo;\nclass Greeter {\n  public static void main(String[] args) {\n"
            + "    System.out.println(\"TODO 1: greet\");\n  }\n}\n");
    assertThat(verdict()).contains("TODO 1: greet").doesNotContain("expected");
  }

  @Test
  void whileChecksRunTheirMarksComeOneByOne() throws Exception {
    Fixture.greeter(root, RIGHT);
    open();
    verdict();
    screens.clear();

    watch.orElseThrow().press('\n');
    verdict();
    assertThat(screens).first().asString().contains("[?? ? ?]", "checking …");
  }

  private void open() {
    Watch opened = new Watch(
        this::lab,
        () -> Settings.fresh("embedded"),
        false,
        step -> "a hint for step " + step,
        new Recorded());
    watch = Optional.of(opened);
    end = CompletableFuture.supplyAsync(opened::run);
  }

  private Lab lab() {
    return new Course(root).lab("echo");
  }

  private String verdict() throws InterruptedException {
    String verdict = verdicts.poll(1, TimeUnit.MINUTES);
    assertThat(verdict).as("a verdict within a minute").isNotNull();
    return verdict;
  }

  private void awaitFile(Path file) throws Exception {
    try (Bell bell = Bell.of(file.getParent(), true)) {
      for (int look = 0; look < 300 && !Files.exists(file); look++) {
        bell.await(bell.patience());
      }
    }
    assertThat(file).exists();
  }

  private void predict(String language) throws IOException {
    write("answers.yaml", "language: " + language + "\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve("echo").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private final class Recorded implements Display {
    @Override
    public void show(List<String> lines) {
      screens.add(String.join("\n", lines));
    }

    @Override
    public void verdict(List<String> lines) {
      verdicts.add(String.join("\n", lines));
    }

    @Override
    public void close() {}
  }
}
