package dcom.labkit.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dcom.labkit.lab.Command;
import dcom.labkit.lab.Peers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Cells around shells, which tell what they see. */
class BubblewrapTest {
  private static final Path FOLDER = Path.of("/dev/shm/test/work");

  private final Bubblewrap cell = new Bubblewrap();

  @BeforeEach
  void requireCell() {
    Offer offer = Cells.ofThisMachine();
    String otherwise = "no cell: " + offer.seen() + "; " + offer.mend();
    if (offer.cell().isEmpty() && Peers.required()) {
      fail(otherwise);
    }
    assumeTrue(offer.cell().isPresent(), () -> "skipped: " + otherwise);
  }

  @Test
  void aProgramHasItsOwnOutputAndExitCode() throws Exception {
    Process judge = judge("echo in the cell; exit 7");

    assertThat(said(judge)).isEqualTo("in the cell\n");
    assertThat(judge.waitFor()).isEqualTo(7);
  }

  @Test
  void aProgramSeesNoEnvironmentButItsOwn() throws Exception {
    String seen = said(judge("while read -r one; do echo \"$one\"; done </proc/self/environ; set"));

    assertThat(seen).doesNotContain("LAB_SECRET").contains("GREETING", "HOME=" + FOLDER, "PATH");
  }

  @Test
  void aProgramSeesThisMachinesSystemAndItsOwnFolderOnly() throws Exception {
    String seen = said(judge("cd /; echo *; echo /etc/*; pwd -P; cd; pwd -P"));

    assertThat(seen).doesNotContain("home", "root", "shadow", "sys").contains(FOLDER.toString());
  }

  @Test
  void whoKillsTheJudgeEndsEverything() throws Exception {
    Process judge = judge("echo up; read -r nothing");
    assertThat(judge.inputReader().readLine()).isEqualTo("up");
    List<ProcessHandle> all = judge.descendants().toList();
    judge.destroyForcibly();

    assertThat(all).hasSizeGreaterThan(1);
    for (ProcessHandle one : all) {
      one.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void nothingIsStartedInsideWithoutAJudgeAround() {
    assertThat(Cells.here()).isSameAs(Cell.NONE);
    assertThatThrownBy(() -> cell.inside(program("true"), FOLDER))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in no cell");
  }

  /** A judge that does nothing but start this script in the cell; it cannot start other programs. */
  private Process judge(String script) throws IOException {
    List<String> words =
        new ArrayList<>(List.of("sh", "-c", "mkdir -p \"$0\" && exec \"$@\"", FOLDER.toString()));
    words.addAll(cell.words(program(script), FOLDER));
    ProcessBuilder builder = new ProcessBuilder(cell.around(words)).redirectErrorStream(true);
    builder.environment().put("LAB_SECRET", "of the judge");
    return builder.start();
  }

  private static Command program(String script) {
    List<String> words = List.of("/bin/sh", "-c", script);
    return new Command("sh", words, "sh", Map.of("GREETING", "hello"), Path.of("/"));
  }

  private static String said(Process judge) throws IOException {
    return new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
