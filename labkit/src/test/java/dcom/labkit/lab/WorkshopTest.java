package dcom.labkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what changed is compiled, and never so that it could be told from compiling everything. */
class WorkshopTest {
  private static final List<Path> NO_LIBRARIES = List.of();

  @TempDir
  private Path folder;

  private Path link;
  private Path user;

  @BeforeEach
  void writeTwoSources() throws IOException {
    link = write("Link", "final int size = 1; int twice() { return 2 * size; }");
    user = write("User", "int size(Link link) { return link.twice() + link.size; }");
  }

  @Test
  void aBodyThatChangesIsCompiledAlone() throws IOException {
    Compiled before = all();
    write("Link", "final int size = 1; int twice() { return size + size; }");

    Compiled after = Workshop.part(List.of(link), NO_LIBRARIES, before).orElseThrow();
    assertThat(after.classes()).containsOnlyKeys("Link", "User");
    assertThat(after.classes().get("User")).isSameAs(before.classes().get("User"));
    assertThat(after.classes().get("Link").bytes().toByteArray())
        .isEqualTo(all().classes().get("Link").bytes().toByteArray());
  }

  @Test
  void whatOthersCanSeeIsNeverCompiledAlone() throws IOException {
    Compiled before = all();

    for (String body : List.of(
        "final int size = 2; int twice() { return 2 * size; }", // its value stands in User
        "final int size = 1; long twice() { return 2 * size; }",
        "final int size = 1; int twice() { return 2 * size; } int more() { return 3; }",
        "final int size = 1; int twice() { return 2 * size; } static class Inner {}",
        "final int size = 1; int twice() { return new Object() { int two = 2; }.two; }")) {
      write("Link", body);
      assertThat(Workshop.part(List.of(link), NO_LIBRARIES, before)).as(body).isEmpty();
    }
  }

  @Test
  void anErrorIsLeftToCompilingEverything() throws IOException {
    Compiled before = all();
    write("User", "int size(Link link) { return link.thrice(); }");

    assertThat(Workshop.part(List.of(user), NO_LIBRARIES, before)).isEmpty();
    assertThatThrownBy(this::all)
        .isInstanceOf(DoesNotCompile.class)
        .hasMessageContaining("User.java:2: error: cannot find symbol");
  }

  @Test
  void aClassThatLeftTheFileIsNotFoundAnyMore() throws IOException {
    write(
        "Link",
        "final int size = 1; int twice() { return new Helper().two; } }\n"
            + "class Helper { int two = 2;");
    Compiled before = all();
    write("Link", "final int size = 1; int twice() { return new Helper().two; }");

    assertThat(Workshop.part(List.of(link), NO_LIBRARIES, before)).isEqualTo(Optional.empty());
  }

  private Compiled all() {
    return Javac.classes(List.of(link, user), NO_LIBRARIES, Compiled.NOTHING);
  }

  private Path write(String name, String body) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".java"), "class " + name + " {\n" + body + "\n}\n");
  }
}
