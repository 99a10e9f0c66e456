package dcom.labkit.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.Fixture;
import dcom.labkit.lab.ClassData;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Starter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandoutTest {
  private static final String STARTER = "echo 'TODO 1: greet' >&2; exit 1";
  private static final String ANSWER = "echo \"Hello, the one and only $1\"";

  @TempDir
  private Path folder;

  private Path root;
  private Path copy;
  private Course course;

  @BeforeEach
  void aCourseWithAnAnswer() throws Exception {
    root = folder.resolve("course");
    copy = folder.resolve("copy");
    course = new Course(root);
    Fixture.course(root);
    Fixture.greeter(root, STARTER);
    write("labkit/src/main/java/dcom/labkit/cli/Main.java", "class Main {}");
    write("labkit/src/main/java/dcom/labkit/cli/GradeCommand.java", "class GradeCommand {}");
    write("solutions/echo/bin/greeter", ANSWER);
    write("README.md", "one\ntwo <!-- staff -->\nthree\n");
    commit("the course");
  }

  @Test
  void holdsWhatGitTracksWithoutAnswersAndGrading() throws Exception {
    write("notes.txt", "git does not know it");

    Handout handout = Handout.make(course, copy);

    assertThat(files(copy))
        .contains("lab", "README.md", "echo/lab.yaml", "echo/bin/greeter")
        .contains("labkit/src/main/java/dcom/labkit/cli/Main.java")
        .noneMatch(name -> name.contains("solutions") || name.contains("Grade"))
        .doesNotContain("notes.txt")
        .hasSize(handout.files());
    assertThat(copy.resolve("README.md")).content().isEqualTo("one\nthree\n");
    assertThat(copy.resolve("echo/bin/greeter").toFile().canExecute()).isTrue();
    assertThat(handout.text())
        .contains(
            "The students' copy is in " + copy + ": " + handout.files() + " files, one commit.")
        .contains("     1 files  answers, wrong and right programs: solutions")
        .contains("     1 files  grading, and what authors of labs use: labkit/cli");
  }

  @Test
  void holdsTheStarterWhateverWasWrittenSince() throws Exception {
    Fixture.greeter(root, ANSWER);
    commit("my own answer");
    Fixture.greeter(root, ANSWER + " # and more");

    Handout handout = Handout.make(course, copy);

    assertThat(copy.resolve("echo/bin/greeter"))
        .content()
        .contains("TODO 1")
        .doesNotContain("only");
    assertThat(handout.restored()).containsExactly("echo/bin/greeter");
    assertThat(git(copy, "log", "-p", "--all")).doesNotContain("one and only");
  }

  @Test
  void isARepositoryInWhichResetFindsTheStarter() throws Exception {
    Handout.make(course, copy);
    Course theirs = new Course(copy);
    Fixture.greeter(copy, ANSWER);

    byte[] starter = Starter.of(theirs.lab("echo")).get("bin/greeter");

    assertThat(new String(starter, StandardCharsets.UTF_8)).contains("TODO 1: greet");
    assertThat(git(copy, "log", "--format=%s").strip()).isEqualTo("The course as it is handed out");
    assertThat(git(copy, "status", "--short").strip()).isEqualTo("M echo/bin/greeter");
  }

  @Test
  void bringsTheNamesOfTheClassesThatMakeStartsQuick() throws Exception {
    write("echo/target/lab/libraries.classes", "java/lang/Object\n");

    Handout.make(course, copy);

    assertThat(ClassData.given(new Course(copy).lab("echo")))
        .content()
        .isEqualTo("java/lang/Object\n");
  }

  @Test
  void goesToAnEmptyFolderOnly() throws Exception {
    Files.createDirectories(copy);
    Handout.make(course, copy);

    assertThat(Handout.canGoTo(copy)).isFalse();
    assertThat(Handout.canGoTo(root.resolve("README.md"))).isFalse();
    assertThat(Handout.canGoTo(folder.resolve("new"))).isTrue();
    assertThatThrownBy(() -> Handout.make(course, copy)).hasMessageEndingWith("is not empty");
  }

  @Test
  void aFileThatIsGoneIsNamedAndNothingIsMade() throws Exception {
    Files.delete(root.resolve("README.md"));

    assertThatThrownBy(() -> Handout.make(course, copy))
        .hasMessage("git tracks README.md, which is not a file here;"
            + " to have it again: git restore README.md");
    assertThat(copy).doesNotExist();
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void commit(String message) throws Exception {
    new Git(root).commitAll(message);
  }

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .filter(name -> !name.startsWith(".git/"))
          .sorted()
          .toList();
    }
  }

  private static String git(Path folder, String... words) throws Exception {
    ProcessBuilder git = new ProcessBuilder("git", "--no-pager");
    git.command().addAll(List.of(words));
    Process process = git.directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return said;
  }
}
