package dcom.labkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.grade.EchoCourse;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code grade} in a process of its own, as an instructor starts it. */
class GradeCommandTest {
  private static final List<String> STUDENTS = List.of("Ann", "Bob", "Cy", "Dee");

  @TempDir
  private Path root;

  private EchoCourse course;

  @BeforeEach
  void makeACourse() throws IOException {
    course = new EchoCourse(root);
  }

  /** What a command printed, and its exit code. */
  private record Ended(int code, String text) {}

  @ParameterizedTest
  @Tag("proof")
  @ValueSource(strings = {"KILL", "INT"})
  void whatWasGradedIsKeptWhenGradingIsCutOffAndTheRestIsGradedLater(String signal)
      throws Exception {
    for (String student : STUDENTS) {
      course.submission(student, EchoCourse.RIGHT);
    }
    Process first = start(Map.of(), "--no-cell", "--jobs", "1");
    List<ProcessHandle> children;
    String rest;
    try (BufferedReader lines = first.inputReader(StandardCharsets.UTF_8)) {
      await(lines, "Graded 1 of 4");
      children = first.descendants().toList();
      new ProcessBuilder("kill", "-s", signal, "" + first.pid()).start().waitFor();
      rest = String.join("\n", lines.lines().toList());
    }
    assertThat(first.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(children).isNotEmpty();
    for (ProcessHandle child : children) {
      child.onExit().get(1, TimeUnit.MINUTES);
    }
    if (signal.equals("INT")) {
      assertThat(rest)
          .contains(
              "Stopped; what was graded is kept. Go on with: ./lab grade ", "--resume --no-cell");
    }
    Map<String, String> kept = grades();
    assertThat(kept).isNotEmpty().hasSizeLessThan(4);

    Ended second = grade("--no-cell", "--resume");

    assertThat(second.code()).isZero();
    assertThat(second.text()).contains("Graded 4 of 4").doesNotContain("Graded 1 of 4");
    assertThat(grades()).hasSize(4).containsAllEntriesOf(kept);
    assertThat(second.text()).contains("Ann", "7/7", "4 submissions");
  }

  @Test
  @Tag("proof")
  void whoeverCouldNotBeJudgedHasNoGradeAndTheCommandSaysSo() throws Exception {
    course.submission("Ann", EchoCourse.RIGHT).submission("Eve", "kill -9 $PPID; sleep 60");

    Ended grade = grade("--no-cell", "--format", "html");

    assertThat(grade.code()).isEqualTo(3);
    assertThat(grade.text())
        .contains("WITHOUT a cell")
        .containsPattern("Eve +- +error +Not graded: ");
    assertThat(course.session().resolve("grades.html")).exists();
    assertThat(course.session().resolve("grades.csv")).content().contains("Ann");
    assertThat(course.session().resolve("grades.json")).content().contains("\"seed\" : ");
  }

  @Test
  void withoutACellNothingIsRunUnlessSomebodySaysSo() throws Exception {
    course.submission("Ann", EchoCourse.RIGHT);

    Ended grade = ended(start(Map.of("PATH", "/nowhere")));

    assertThat(grade.code()).isEqualTo(2);
    assertThat(grade.text()).contains("There is no cell on this machine", "--no-cell");
    assertThat(course.session()).doesNotExist();
  }

  @Test
  void wrongUsageIsSaidAndLeavesNothing() throws Exception {
    course.submission("Ann", EchoCourse.RIGHT);

    assertThat(grade("--no-cell", "--jobs", "0").code()).isEqualTo(2);
    assertThat(grade("--no-cell", "--lab", "ecko").text()).contains("Did you mean echo?");
    assertThat(grade("--no-cell", "--format", "stone").text())
        .contains("There is no format 'stone'");
    assertThat(grade("--no-cell", "--broker", "nats://127.0.0.1:4222").code()).isNotZero();
    assertThat(course.session()).doesNotExist();
  }

  private Ended grade(String... options) throws Exception {
    return ended(start(Map.of(), options));
  }

  private Process start(Map<String, String> environment, String... options) throws IOException {
    List<String> words = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        "grade",
        course.submissions().toString(),
        "--out",
        course.session().toString()));
    words.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("LAB_HOME", root.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static Ended ended(Process process) throws Exception {
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), text);
  }

  private static void await(BufferedReader lines, String start) throws IOException {
    List<String> seen = new ArrayList<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      seen.add(line);
      if (line.startsWith(start)) {
        return;
      }
    }
    throw new AssertionError("no line '" + start + "' in " + seen);
  }

  private Map<String, String> grades() throws IOException {
    Map<String, String> grades = new HashMap<>();
    for (String student : STUDENTS) {
      Path grade = course.session().resolve("submissions/" + student + "/grade.json");
      if (Files.exists(grade)) {
        grades.put(student, Files.readString(grade));
      }
    }
    return grades;
  }
}
