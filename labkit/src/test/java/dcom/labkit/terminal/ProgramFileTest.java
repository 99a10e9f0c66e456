package dcom.labkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.expect.Unmet;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFileTest {
  @TempDir
  private Path folder;

  @Test
  void givesWhatAPlainFileHolds() throws IOException {
    Files.writeString(path(), "a line\n");

    assertThat(file().bytes()).hasValue("a line\n".getBytes());
  }

  @Test
  void givesNothingWhereThereIsNoFile() {
    assertThat(file().bytes()).isEmpty();
  }

  @Test
  void doesNotFollowLinks() throws IOException {
    Files.createSymbolicLink(path(), Files.writeString(folder.resolve("other"), "a secret"));

    assertRefused("it is a link");
  }

  @Test
  void doesNotWaitForWhoWritesIntoAPipe() throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("mkfifo", path().toString()).start().waitFor())
        .isZero();

    assertRefused("it is neither file, folder nor link");
  }

  @Test
  void doesNotReadAFileWithoutEnd() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(path().toFile(), "rw")) {
      large.setLength(1L << 40);
    }

    assertRefused("it has 1,099,511,627,776");
  }

  @Test
  void writesANewFileAndThroughNoLink() throws IOException {
    Path other = Files.writeString(folder.resolve("other"), "a secret");
    Files.createSymbolicLink(path(), other);

    file().write("a line\n".getBytes());

    assertThat(other).hasContent("a secret");
    assertThat(file().bytes()).hasValue("a line\n".getBytes());
  }

  @Test
  void seesALinkThatLeadsNowhere() throws IOException {
    assertThat(file().exists()).isFalse();

    Files.createSymbolicLink(path(), folder.resolve("nothing"));

    assertThat(file().exists()).isTrue();
  }

  private void assertRefused(String got) {
    assertThatThrownBy(() -> file().bytes())
        .isInstanceOfSatisfying(Unmet.class, unmet -> assertThat(unmet.got()).isEqualTo(got));
  }

  private ProgramFile file() {
    return new ProgramFile(path());
  }

  private Path path() {
    return folder.resolve("nats.log");
  }
}
