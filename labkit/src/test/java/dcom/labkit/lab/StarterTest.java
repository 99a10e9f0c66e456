package dcom.labkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterTest {
  @TempDir
  private Path folder;

  private Lab lab;

  @BeforeEach
  void copyTheCourse() throws IOException {
    Path course = folder.resolve("studies/course");
    Fixture.course(course);
    Fixture.greeter(course, "# TODO 1");
    lab = new Course(course).lab("echo");
  }

  @Test
  void isFoundWhereTheCourseIsAFolderOfAnotherRepository() throws Exception {
    byte[] starter = Files.readAllBytes(lab.folder().resolve("bin/greeter"));
    Fixture.git(folder, "init", "-q");
    Fixture.git(folder, "add", ".");
    Fixture.git(folder, "commit", "-qm", "start");
    Files.writeString(lab.folder().resolve("bin/greeter"), "echo mine");
    Fixture.git(folder, "commit", "-qam", "mine");

    assertThat(Starter.of(lab).get("bin/greeter")).isEqualTo(starter);
  }

  @Test
  void isNeverEmptyBecauseGitFails() {
    assertThatThrownBy(() -> Starter.of(lab))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not a git repository")
        .hasMessageContaining("afresh");
  }
}
