package dcom.labkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongProgramTest {
  private static final String ANSWER = "class Greeter {\n  int a = 1;\n  int b = 1;\n}\n";
  private static final String EDIT =
      "check: greeterEnds\nedits:\n  - { file: %s, replace: '%s', by: '%s' }\n";

  @TempDir
  private Path root;

  private Lab lab;

  @BeforeEach
  void makeAnAnswer() throws IOException {
    Fixture.course(root);
    lab = new Course(root).lab("echo");
    write("src/main/java/dcom/echo/Greeter.java", ANSWER);
    write("answers.yaml", "language: English\n");
  }

  @Test
  void anEditChangesTheAnswerInOnePlace() throws IOException {
    write("src/wrong/slip.yaml", EDIT.formatted("dcom/echo/Greeter.java", "a = 1", "a = 2"));

    Subject slip = Subject.variants(lab, Subject.Kind.WRONG).get(0);

    assertThat(slip.name()).isEqualTo("slip");
    assertThat(Files.readString(slip.sources().get(Path.of("dcom/echo/Greeter.java"))))
        .isEqualTo(ANSWER.replace("a = 1", "a = 2"));
    assertThat(Files.readString(slip.file("answers.yaml"))).isEqualTo("language: English\n");
  }

  @Test
  void aPredictionCanBeEditedToo() throws IOException {
    write("src/wrong/guess.yaml", EDIT.formatted("answers.yaml", "English", "Turkish"));

    assertThat(Files.readString(new WrongProgram(lab, "guess").subject().file("answers.yaml")))
        .isEqualTo("language: Turkish\n");
  }

  @Test
  void itCanBeMadeFromARightProgram() throws IOException {
    String right = "class Greeter {\n  int other = 1;\n}\n";
    write("src/right/other/dcom/echo/Greeter.java", right);
    write(
        "src/wrong/slip.yaml",
        "of: other\n" + EDIT.formatted("dcom/echo/Greeter.java", "other = 1", "other = 2"));

    Subject slip = new WrongProgram(lab, "slip").subject();

    assertThat(Files.readString(slip.sources().get(Path.of("dcom/echo/Greeter.java"))))
        .isEqualTo(right.replace("1", "2"));
  }

  @Test
  void wholeFilesStayExecutable() throws IOException {
    write("src/wrong/script.yaml", "check: greeterEnds\n");
    Path script = write("src/wrong/script/bin/greeter", "#!/bin/sh\n");
    assertThat(script.toFile().setExecutable(true)).isTrue();

    assertThat(new WrongProgram(lab, "script").subject().file("bin/greeter")).isExecutable();
  }

  @Test
  void whatIsReplacedMustStandThereOnce() throws IOException {
    write("src/wrong/gone.yaml", EDIT.formatted("dcom/echo/Greeter.java", "c = 1", ""));
    write("src/wrong/twice.yaml", EDIT.formatted("dcom/echo/Greeter.java", "= 1", ""));

    assertThatThrownBy(() -> new WrongProgram(lab, "gone").subject())
        .isInstanceOf(BadManifest.class)
        .hasMessageContaining("gone.yaml")
        .hasMessageContaining("must stand once in dcom/echo/Greeter.java, not 0 times");
    assertThatThrownBy(() -> new WrongProgram(lab, "twice").subject())
        .hasMessageContaining("not 2 times");
  }

  @Test
  void aRightProgramThatIsNotThereIsNamed() throws IOException {
    write("src/wrong/slip.yaml", "of: nobody\ncheck: greeterEnds\n");

    assertThatThrownBy(() -> new WrongProgram(lab, "slip").subject())
        .hasMessageContaining("slip.yaml:1")
        .hasMessageContaining("nobody");
  }

  @Test
  void madeFilesFollowTheEditsAndAreLeftAloneWhileTheyAreRight() throws IOException {
    write("src/wrong/slip.yaml", EDIT.formatted("dcom/echo/Greeter.java", "a = 1", "a = 2"));
    Path made = source();
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(made, old);

    assertThat(Files.getLastModifiedTime(source())).isEqualTo(old);

    write("src/wrong/slip.yaml", EDIT.formatted("answers.yaml", "English", "Turkish"));
    assertThat(source()).isNotEqualTo(made);
    assertThat(made).doesNotExist();
  }

  @Test
  void theyAreListedByName() throws IOException {
    write("src/wrong/b.yaml", "check: greeterEnds\n");
    write("src/wrong/b.txt", "its failure\n");
    write("src/wrong/a/bin/greeter", "");

    List<WrongProgram> all = WrongProgram.of(lab);

    assertThat(all).extracting(WrongProgram::name).containsExactly("a", "b");
    assertThat(all.get(1).check()).isEqualTo("greeterEnds");
    assertThat(all.get(1).failure()).exists();
  }

  private Path source() {
    return new WrongProgram(lab, "slip").subject().sources().get(Path.of("dcom/echo/Greeter.java"));
  }

  private Path write(String name, String text) throws IOException {
    Path file = root.resolve("solutions/echo").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
