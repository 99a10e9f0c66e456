package dcom.labkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.lab.SearchPath;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class OffspringTest {
  /** A child and a grandchild that both hold a named pipe open: it ends when both have ended. */
  private static final String FAMILY = "exec 3>$ALIVE; sleep 1000 & echo ready; wait";

  private final Scratch scratch = Scratch.open("lab-test-");

  @AfterEach
  void removeFolder() {
    scratch.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"setsid", "perl", "nothing"})
  void childAndGrandchildAndFolderGoWhenTheJvmIsKilledOnASystemWith(String tool) throws Exception {
    Process jvm = jvm(pathWith(tool, "sh", "sleep", "pgrep", "rm"));
    try (InputStream family = family()) {
      Path folder = Path.of(jvm.inputReader().readLine());
      assertThat(folder).isDirectory();
      awaitGone(folder, jvm.toHandle()::destroyForcibly);
      awaitEnd(family);
    }
  }

  @Test
  void childAndGrandchildGoWhenTheJvmEnds() throws Exception {
    Process jvm = jvm(System.getenv("PATH"));
    try (InputStream family = family()) {
      jvm.inputReader().readLine();
      jvm.getOutputStream().close();
      awaitEnd(family);
    }
    assertThat(jvm.waitFor()).isZero();
  }

  @Test
  void interruptAtTheTerminalEndsTheFamilyToo() throws Exception {
    Process jvm = jvm(System.getenv("PATH"));
    try (InputStream family = family()) {
      jvm.inputReader().readLine();
      assertThat(Shell.signal(Signal.INT, -jvm.pid())).isTrue();
      awaitEnd(family);
    }
    assertThat(jvm.waitFor()).isEqualTo(130);
  }

  @Test
  void killedChildTakesItsChildrenAlong() throws Exception {
    Process child = Offspring.start(sh(FAMILY));
    try (InputStream family = family()) {
      child.inputReader().readLine();
      Offspring.kill(child);
      assertThat(child.isAlive()).isFalse();
      awaitEnd(family);
    }
  }

  @Test
  void whatAnEndedChildLeftRunningIsKilledWithIt() throws Exception {
    Process child = Offspring.start(sh("exec 3>$ALIVE; sleep 1000 &"));
    try (InputStream family = family()) {
      child.waitFor();
      Offspring.kill(child);
      awaitEnd(family);
    }
  }

  /** Not a wait for anything: the kill has to hit each moment of a start, here every 0.3 ms. */
  @Test
  void childThatIsKilledWhileItStartsLeavesNobodyBehind() throws Exception {
    String nap = "sleep " + (1_000_000 + new Random().nextInt(1_000_000));
    for (int round = 0; round < 20; round++) {
      Process child = Offspring.start(new ProcessBuilder("sh", "-c", nap + " & " + nap));
      long moment = System.nanoTime() + round * 300_000L;
      while (System.nanoTime() < moment) {
        Thread.onSpinWait();
      }
      Offspring.kill(child);
    }
    for (ProcessHandle left : ProcessHandle.allProcesses().toList()) {
      if (left.info().commandLine().orElse("").endsWith(nap)) {
        left.onExit().get(5, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void childReadsItsInputFromTheFirstByteOn() throws Exception {
    Process child = Offspring.start(new ProcessBuilder("cat"));
    child.getOutputStream().write("one\ntwo".getBytes());
    child.getOutputStream().close();
    assertThat(new String(child.getInputStream().readAllBytes())).isEqualTo("one\ntwo");
    Offspring.kill(child);
  }

  @Test
  void argumentsArriveAsTheyAre() throws Exception {
    Process child =
        Offspring.start(new ProcessBuilder("printf", "[%s]", "a b", "", "'\"$HOME", "ä"));
    assertThat(new String(child.getInputStream().readAllBytes())).isEqualTo("[a b][]['\"$HOME][ä]");
    Offspring.kill(child);
  }

  @Test
  void unknownProgramIsNamedWithWhatToDo() {
    assertThatThrownBy(() -> Offspring.start(new ProcessBuilder("no-such-program", "-s")))
        .isInstanceOf(CannotStart.class)
        .hasMessage(
            "cannot start no-such-program: no folder of PATH has it; install it, or give its whole"
                + " path");
  }

  @Test
  void missingFileIsNamedWithWhatToDo(@TempDir Path folder) {
    ProcessBuilder builder = new ProcessBuilder("bin/publisher").directory(folder.toFile());
    assertThatThrownBy(() -> Offspring.start(builder))
        .hasMessage("cannot start bin/publisher: there is no file "
            + folder.resolve("bin/publisher")
            + "; build it first");
  }

  @Test
  void fileThatMayNotBeExecutedIsNamedWithWhatToDo(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("publisher"));
    assertThatThrownBy(() -> Offspring.start(new ProcessBuilder(file.toString())))
        .hasMessage("cannot start " + file + ": it is not executable; type: chmod +x " + file);
  }

  @Test
  void missingFolderIsNamed(@TempDir Path folder) {
    ProcessBuilder builder =
        new ProcessBuilder("cat").directory(folder.resolve("none").toFile());
    assertThatThrownBy(() -> Offspring.start(builder))
        .hasMessage("cannot start cat: there is no folder " + folder.resolve("none"));
  }

  private ProcessBuilder sh(String script) throws Exception {
    return alive(new ProcessBuilder("sh", "-c", script));
  }

  /** Leads a process group of its own, as a kit in a terminal does. */
  private Process jvm(String path) throws Exception {
    ProcessBuilder builder = alive(new ProcessBuilder(
        ProcessHandle.current().info().command().orElse("java"),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        KilledJvm.class.getName()));
    builder.environment().put("PATH", path);
    return Offspring.start(builder);
  }

  /** A folder with nothing but links to these programs, as far as they are there. */
  private String pathWith(String... names) throws IOException {
    Path folder = Files.createDirectory(scratch.folder().resolve("bin"));
    for (String name : names) {
      Optional<Path> program = SearchPath.find(name);
      if (program.isPresent()) {
        Files.createSymbolicLink(folder.resolve(name), program.get());
      }
    }
    return folder.toString();
  }

  private ProcessBuilder alive(ProcessBuilder builder) throws Exception {
    String pipe = scratch.folder().resolve("alive").toString();
    assertThat(new ProcessBuilder("mkfifo", pipe).start().waitFor()).isZero();
    builder.environment().put("ALIVE", pipe);
    return builder;
  }

  private InputStream family() throws IOException {
    return new FileInputStream(scratch.folder().resolve("alive").toFile());
  }

  private static void awaitGone(Path folder, Runnable act) throws Exception {
    try (WatchService changes = folder.getFileSystem().newWatchService()) {
      folder.getParent().register(changes, StandardWatchEventKinds.ENTRY_DELETE);
      act.run();
      while (Files.exists(folder)) {
        assertThat(changes.poll(5, TimeUnit.SECONDS))
            .as("a deletion")
            .isNotNull()
            .matches(WatchKey::reset);
      }
    }
  }

  private static void awaitEnd(InputStream family) throws IOException {
    assertThat(family.read()).isEqualTo(-1);
  }

  /** A JVM that has a folder, a child and a grandchild, and ends with its input. */
  static final class KilledJvm {
    private KilledJvm() {}

    public static void main(String[] args) throws IOException {
      Path folder = Scratch.open("lab-").folder();
      Offspring.start(new ProcessBuilder("sh", "-c", FAMILY)).inputReader().readLine();
      System.out.println(folder);
      System.exit(1 + System.in.read());
    }
  }
}
