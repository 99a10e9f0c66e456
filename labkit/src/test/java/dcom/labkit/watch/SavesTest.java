package dcom.labkit.watch;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.Fixture;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However an editor saves, it is one save; told by the system or found by looking. */
class SavesTest {
  private final BlockingQueue<Set<Path>> saves = new LinkedBlockingQueue<>();

  @TempDir
  private Path root;

  private Lab lab;
  private Optional<Saves> listening = Optional.empty();

  @BeforeEach
  void openACourse() throws IOException {
    Fixture.course(root);
    Fixture.greeter(root, "echo one");
    lab = new Course(root).lab("echo");
  }

  @AfterEach
  void stopListening() {
    listening.ifPresent(Saves::close);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aSaveByRenamingIsOneSaveAndTheCopiesOfEditorsAreNone(boolean poll) throws Exception {
    Path greeter = root.resolve("echo/bin/greeter");
    listen(poll);
    Path draft = greeter.resolveSibling(".greeter.swp");
    Files.writeString(draft, "echo two\n");
    Files.move(greeter, greeter.resolveSibling("greeter~"));
    Files.move(draft, greeter);
    assertThat(next()).containsExactly(greeter);

    predict("one");
    assertThat(next()).containsExactly(root.resolve("echo/answers.yaml"));
    assertThat(saves).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatChangesNoByteIsNoSave(boolean poll) throws Exception {
    Path greeter = root.resolve("echo/bin/greeter");
    listen(poll);
    Path same = Files.copy(greeter, root.resolve("same"));
    Files.move(same, greeter, REPLACE_EXISTING);
    predict("two");
    assertThat(next()).containsExactly(root.resolve("echo/answers.yaml"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aNewSourceInANewFolderIsASaveAndSoIsItsEnd(boolean poll) throws Exception {
    Path source = root.resolve("echo/src/main/java/dcom/echo/more/Other.java");
    listen(poll);
    Files.createDirectories(source.getParent());
    Files.writeString(source, "class Other {}\n");
    assertThat(next()).containsExactly(source);
    Files.delete(source);
    assertThat(next()).containsExactly(source);
  }

  private void listen(boolean poll) {
    listening =
        Optional.of(new Saves(Bell.of(lab.folder(), poll), () -> Snapshot.of(lab), saves::add));
  }

  private Set<Path> next() throws InterruptedException {
    Set<Path> files = saves.poll(1, TimeUnit.MINUTES);
    assertThat(files).as("a save within a minute").isNotNull();
    return files;
  }

  private void predict(String language) throws IOException {
    Files.writeString(root.resolve("echo/answers.yaml"), "language: " + language + "\n");
  }
}
