package dcom.labkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
  @TempDir
  private Path root;

  @Test
  void deletesAllThatIsInIt() throws IOException {
    Scratch scratch = Scratch.open(root, "scratch-");
    Files.writeString(Files.createDirectories(scratch.folder().resolve("a/b")).resolve("c"), "c");

    scratch.close();

    assertThat(root).isEmptyDirectory();
  }

  @Test
  void deletesLinksAndNotWhatTheyLeadTo() throws IOException {
    Path other = Files.createDirectory(root.resolve("other"));
    Files.writeString(other.resolve("file"), "keep me");
    Scratch scratch = Scratch.open(root, "scratch-");
    Files.createSymbolicLink(scratch.folder().resolve("folder"), other);
    Files.createSymbolicLink(scratch.folder().resolve("file"), other.resolve("file"));

    scratch.close();

    assertThat(root.toFile().list()).containsExactly("other");
    assertThat(other.resolve("file")).hasContent("keep me");
  }

  @Test
  void deletesWhatLiesVeryDeep() throws IOException {
    Scratch scratch = Scratch.open(root, "scratch-");
    Files.createDirectories(scratch.folder().resolve("d/".repeat(1_000)));

    scratch.close();

    assertThat(root).isEmptyDirectory();
  }

  @Test
  void aFolderThatIsGoneIsDeleted() throws IOException {
    Scratch.delete(root.resolve("nothing"));

    assertThat(root).isEmptyDirectory();
  }
}
