package dcom.labkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.Fixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What authors type: judge, mutate and repeat. */
@Isolated("takes the whole JVM's output")
class AuthorTest {
  private static final String CHECKS = "src/test/java/dcom/echo/EchoChecks.java";
  private static final String RIGHT = "[ \"$1\" = -n ] && echo '#1' || echo \"Hello, $1\"";
  private static final String STARTER = "echo 'TODO 1: greet' >&2; exit 1";
  private static final String GREETER = """
      package dcom.echo;

      final class Greeter {
        public static void main(String... words) {
          if (words[0].equals("-n")) {
            System.out.println("#1");
          } else {
            System.out.println("Hello, " + words[0]);
          }
          System.out.flush();
        }
      }
      """;

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @TempDir
  private Path root;

  @BeforeEach
  void openACourse() throws IOException {
    Fixture.course(root);
    Fixture.greeter(root, STARTER);
    write("echo/answers.yaml", "language: '?'\n");
    script("solutions/echo/bin/greeter", RIGHT);
    write("solutions/echo/answers.yaml", "language: English\n");
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
  }

  @Test
  void theMatrixShowsWhatCameAndWhatHadToCome() throws IOException {
    wrong("nobody", "echo 'Hello, nobody'", "greeterGreetsByName");
    lab("dev", "judge", "echo", "--accept");

    assertThat(lab("dev", "judge", "echo", "--matrix", "--jobs", "2")).isZero();
    assertThat(shown())
        .containsSubsequence(
            "1 greeterGreetsByName catches 1",
            "2 greeterEnds catches none",
            "answer answer ✓ ✓ ✓ ✓ ✓ each",
            "student yours · · - - no ✓, no ✗",
            "wrong nobody ✗ ✓ - - ✗ at 1",
            "echo, no wrong program needs the check greeterEnds",
            "echo, no wrong program needs the check greeterCounts",
            "3 programs judged, 0 surprises")
        .doesNotContain("needs the check greeterGreetsByName");
  }

  @Test
  void aCheckThatAloneCatchesAWrongProgramIsNeededThoughNoneNamesIt() throws IOException {
    wrong("uncounted", "echo \"Hello, $1\"", "greeterGreetsByName");
    lab("dev", "judge", "echo", "--accept");

    assertThat(lab("dev", "judge", "echo", "--matrix")).isEqualTo(1);
    assertThat(shown())
        .contains("1 surprises", "needs the check greeterEnds")
        .doesNotContain("needs the check greeterCounts");
  }

  @Test
  void oneFifthOfTheWrongProgramsMeetsAllChecks() throws IOException {
    wrong("nobody", "echo 'Hello, nobody'; exit 2", "greeterGreetsByName");
    lab("dev", "judge", "echo", "--accept");
    List<String> whole = new ArrayList<>();

    for (String turn : List.of("0", "1", "2", "3", "4")) {
      assertThat(lab("dev", "judge", "echo", "--turn", turn, "--verbose")).isZero();
      if (shown().contains("✗ greeter ends")) {
        whole.add(turn);
      }
    }

    assertThat(whole).hasSize(1);
    assertThat(lab("dev", "judge", "echo", "--turn", "5")).isEqualTo(2);
  }

  @Test
  void aWrongProgramIsShownAsItIsCompiled() throws IOException {
    write(
        "solutions/echo/src/wrong/slip.yaml",
        "check: greeterEnds\nedits:\n  - { file: bin/greeter, replace: 'Hello', by: 'Bye' }\n");

    assertThat(lab("dev", "judge", "echo", "--show", "slip")).isZero();
    assertThat(shown()).contains("--- bin/greeter", "echo \"Bye, $1\"");
    assertThat(lab("dev", "judge", "echo", "--show", "gone")).isEqualTo(2);
  }

  @Test
  void repeatNamesTheFlakyCheckAndItsSeedsAndEndsItsLoad() throws IOException {
    String once = "[ -e %1$s ] || { [ \"$1\" = -n ] && : > %1$s && exit; }; ";
    script("solutions/echo/bin/greeter", once.formatted(root.resolve("once")) + RIGHT);
    String slow = Files.readString(root.resolve("echo/" + CHECKS));
    write("echo/" + CHECKS, slow.replace("seconds = 1)", "seconds = 30)"));

    assertThat(lab("dev", "repeat", "echo", "-n", "3")).isEqualTo(1);
    assertThat(shown())
        .containsPattern("✗ greeter counts .*\n did .*\n expected .*\n got ")
        .containsPattern("echo greeterCounts 1 of 3 \\d+\\n");
    assertThat(shown()).contains("Replay: ./lab check --answer echo --seed S");

    assertThat(lab("dev", "repeat", "echo", "-n", "2")).isZero();
    assertThat(shown()).contains("2 runs, no flaky check");
  }

  @Test
  void coresAreBusyOnlyWhileTheyAreKeptSo() {
    BusyCores busy = BusyCores.open(2);
    assertThat(busy.running()).isEqualTo(2 * Runtime.getRuntime().availableProcessors());

    busy.close();
    assertThat(busy.running()).isZero();
  }

  @Test
  void mutateTellsWhatNoCheckSawAndLeavesNothingBehind() throws IOException {
    javaAnswer();

    assertThat(lab("dev", "mutate", "echo", "--goal", "95")).isEqualTo(1);
    assertThat(shown())
        .contains("echo: 10 mutants, 0 excused")
        .containsPattern("killed Greeter.java:5 negate .* s greeter greets by name")
        .containsSubsequence(
            "Survivors:",
            "dcom/echo/Greeter.java:10 remove",
            "source System.out.flush();",
            "change System.out.flush(); → ;",
            "echo 10 9 0 1 0 0 0 90 %");
    assertThat(left()).isEmpty();
  }

  @Test
  void linesThatTheStarterHasAreChangedOnlyOnDemand() throws IOException {
    javaAnswer();
    String starter = GREETER.replace("\"#1\"", "\"TODO 2\"");
    write("echo/src/main/java/dcom/echo/Greeter.java", starter);

    lab("dev", "mutate", "echo", "--sample", "0");
    assertThat(shown()).contains("echo: 0 mutants", "echo 0 0 0 0 0 0 0 -");
    lab("dev", "mutate", "echo");
    assertThat(shown()).contains("echo: 2 mutants", "echo 2 2 0 0 0 0 0 100 %");
  }

  @Test
  void noGoalIsReachedByJudgingNothing() throws IOException {
    javaAnswer();

    assertThat(lab("dev", "mutate", "echo", "--sample", "0")).isZero();
    assertThat(lab("dev", "mutate", "echo", "--sample", "0", "--goal", "1")).isEqualTo(1);
  }

  @Test
  void whatDoesTheSameIsListedAndDoesNotCount() throws IOException {
    javaAnswer();
    String excuse =
        "  - { file: Greeter.java, operator: remove, text: %1$s, change: '%1$s → ;', why: same }\n";
    write("solutions/echo/src/mutants.yaml", "same:\n" + excuse.formatted("System.out.flush();"));

    assertThat(lab("dev", "mutate", "echo", "--sample", "2", "--goal", "100")).isZero();
    assertThat(shown()).contains("2 mutants, 1 excused", "2 2 0 0 0 0 0 100 %");

    write("solutions/echo/src/mutants.yaml", "same:\n" + excuse.formatted("gone();"));
    assertThat(lab("dev", "mutate", "echo", "--sample", "0")).isEqualTo(1);
    assertThat(shown()).contains("there is no such mutant", "text=gone();");
  }

  /** The answer as a Java program, and a time for its end that a busy machine can keep. */
  private void javaAnswer() throws IOException {
    Path manifest = root.resolve("echo/lab.yaml");
    String text = Files.readString(manifest)
        .replace("{ command: [bin/greeter] }", "dcom.echo.Greeter")
        .replace("[bin/greeter,", "[src/main/java/dcom/echo/Greeter.java,");
    Files.writeString(manifest, text);
    String checks = Files.readString(root.resolve("echo/" + CHECKS));
    write("echo/" + CHECKS, checks.replace("seconds = 1)", "seconds = 30)"));
    write("echo/target/lab/libraries", root.resolve("none.jar").toString());
    write("solutions/echo/src/main/java/dcom/echo/Greeter.java", GREETER);
  }

  private Stream<Path> left() throws IOException {
    return Files.walk(root.resolve("solutions/echo/target"))
        .filter(file -> file.toString().contains("mutant"));
  }

  private void wrong(String name, String script, String check) throws IOException {
    script("solutions/echo/src/wrong/" + name + "/bin/greeter", script);
    write(
        "solutions/echo/src/wrong/" + name + ".yaml",
        "check: " + check + "\nsays: greet\nlesson: none\n");
  }

  private void script(String name, String script) throws IOException {
    write(name, "#!/bin/sh\n" + script + "\n");
    assertThat(root.resolve(name).toFile().setExecutable(true)).isTrue();
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private int lab(String... args) {
    printed.reset();
    return Main.execute(args);
  }

  private String shown() {
    return printed.toString(StandardCharsets.UTF_8).replaceAll(" +", " ");
  }
}
