package dcom.labkit.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dcom.labkit.Fixture;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A watch as a process: on a terminal, which it leaves as it was, and where there is none. */
@Timeout(60)
class WatchCommandTest {
  private static final String RIGHT = "[ \"$1\" = -n ] && echo '#1' || echo \"Hello, $1\"";

  private final StringBuilder shown = new StringBuilder();

  @TempDir
  private Path root;

  private Process process;

  @BeforeEach
  void openACourse() throws IOException {
    Fixture.course(root);
    Fixture.greeter(root, RIGHT);
  }

  @AfterEach
  void endTheProcess() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  @Test
  void qEndsItAndTheTerminalIsAsItWas() throws IOException, InterruptedException {
    openTerminal();
    awaitText("6 of 7 points");
    type("q");
    awaitText("code 1");
    assertThat(modes()).hasSize(2);
    assertThat(modes().get(1)).isEqualTo(modes().get(0));
    assertThat(shown).contains("\033[H", "\033[?25h");
  }

  @Test
  void ctrlCEndsItAndItsProgramsAndTheTerminalIsAsItWas() throws IOException, InterruptedException {
    Fixture.greeter(root, "echo $$ >>'" + root + "/pids'; exec sleep 600");
    openTerminal();
    awaitText("checking");
    type("\003");
    awaitText("code 130");
    assertThat(modes().get(1)).isEqualTo(modes().get(0));
    assertThat(pids()).allMatch(pid -> !pid.isAlive());
  }

  @Test
  void withoutATerminalVerdictsAreAddedAndKeysAreStillHeard()
      throws IOException, InterruptedException {
    process = new ProcessBuilder(words()).redirectErrorStream(true).start();
    awaitText("6 of 7 points");
    type("q");
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(shown).doesNotContain("\033");
  }

  private void openTerminal() throws IOException {
    Path script = Path.of("/usr/bin/script");
    assumeTrue(Files.isExecutable(script), "no script, which gives a program a terminal");
    String line = "trap : INT; echo mode=$(stty -g); '" + String.join("' '", words())
        + "'; echo code $?; echo mode=$(stty -g)";
    process = new ProcessBuilder(script.toString(), "-qfc", line, "/dev/null")
        .redirectErrorStream(true)
        .start();
  }

  private List<String> words() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("java.class.path");
    String home = "-Dlab.home=" + root;
    return List.of(
        java, "-XX:TieredStopAtLevel=1", home, "-cp", path, Main.class.getName(), "watch", "echo");
  }

  private void awaitText(String text) throws IOException {
    Reader reader = process.inputReader(UTF_8);
    while (shown.indexOf(text) < 0) {
      int next = reader.read();
      assertThat(next).as("more, before the end of: " + shown).isNotNegative();
      shown.append((char) next);
    }
  }

  private void type(String keys) throws IOException {
    process.getOutputStream().write(keys.getBytes(UTF_8));
    process.getOutputStream().flush();
  }

  /** What the terminal was set to, before and after. */
  private List<String> modes() throws IOException {
    process.inputReader(UTF_8).lines().forEach(line -> shown.append('\n').append(line));
    return shown.toString().lines().filter(line -> line.startsWith("mode=")).toList();
  }

  private Stream<ProcessHandle> pids() throws IOException {
    Path pids = root.resolve("pids");
    List<String> lines = Files.exists(pids) ? Files.readAllLines(pids) : List.of();
    return lines.stream().flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())).stream());
  }
}
