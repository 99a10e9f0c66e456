package dcom.labkit.cell;

import dcom.labkit.lab.Command;
import dcom.labkit.lab.SearchPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Cells made by bubblewrap (bwrap(1)), which needs no rights: the judge is in a user, network and
 * process namespace of its own, and each program in further ones below those. {@code around.sh},
 * {@code inside.sh} and {@code building.sh} are the shell's part of it.
 */
final class Bubblewrap implements Cell {
  private static final Path SCRATCH = Path.of("/dev/shm");
  private static final Path ROOM = SCRATCH.resolve("cell");
  private static final Path TEMPORARY = SCRATCH.resolve("judge");
  private static final String AROUND = script("around.sh");
  private static final String INSIDE = script("inside.sh");
  private static final String BUILDING = script("building.sh");
  private static final int TIMES = 20;
  private static final int SECONDS_TO_DIE = 10;
  private static final List<String> JUDGE = List.of(
      ("bwrap --unshare-user --uid 0 --gid 0 --cap-add ALL --unshare-net --unshare-pid --unshare-ipc"
              + " --die-with-parent --dev-bind / / -- sh -c")
          .split(" "));
  private static final List<String> PROGRAM =
      List.of(("--unshare-user --uid 1000 --gid 1000 --cap-drop ALL --disable-userns --unshare-pid"
              + " --unshare-ipc --unshare-uts --unshare-cgroup-try --hostname cell --as-pid-1"
              + " --new-session")
          .split(" "));

  private final Optional<String> filter = SystemCalls.ofPrograms();
  private final Optional<String> filterOfBuilds = SystemCalls.ofBuilds();

  /** Whether this process was started by {@link #around}. */
  static boolean isAround() {
    return Mounts.ofThisProcess().stream()
        .anyMatch(mount -> mount.contains(" " + SCRATCH + " ") && mount.contains(" lab-cell "));
  }

  @Override
  public String name() {
    return "bubblewrap";
  }

  @Override
  public List<String> around(List<String> judge) {
    List<String> words = new ArrayList<>(JUDGE);
    words.addAll(List.of(AROUND, "lab-cell", filter.orElse(""), filterOfBuilds.orElse("")));
    words.addAll(java(judge, List.of("-Djava.io.tmpdir=" + TEMPORARY, "-XX:-UsePerfData")));
    return words;
  }

  @Override
  public Command inside(Command program, Path folder) {
    requireAround();
    return program.withWords(words(program, folder));
  }

  private static void requireAround() {
    if (!isAround()) {
      throw new IllegalStateException("this process is in no cell: start it with around()");
    }
  }

  /** The same, to be used in a judge that is still to be started. */
  List<String> words(Command program, Path folder) {
    List<String> words = cleared(program, folder);
    words.addAll(List.of("sh", "-c", INSIDE, program(), folder.toString()));
    words.add(Limits.OF_PROGRAMS.blocks());
    words.addAll(walls(program, folder, folder));
    words.addAll(Limits.OF_PROGRAMS.words());
    words.addAll(java(program.words(), Limits.OF_PROGRAMS.java()));
    return words;
  }

  @Override
  public Command building(Command build, Path made) {
    requireAround();
    Command found = Toolchain.of(build);
    List<String> words = cleared(found, Path.of("/tmp"));
    words.addAll(List.of("sh", "-c", BUILDING, program(), TEMPORARY.toString()));
    words.add(Limits.OF_BUILDS.blocks());
    words.addAll(walls(found, found.folder(), made));
    words.addAll(Limits.OF_BUILDS.words());
    words.addAll(found.words());
    return found.withWords(words);
  }

  /** Bubblewrap itself, wherever it lies: programs' PATH is not that of this process. */
  private static String program() {
    return SearchPath.find("bwrap").map(Path::toString).orElse("bwrap");
  }

  private static List<String> cleared(Command command, Path home) {
    List<String> words = new ArrayList<>(List.of("env", "-i"));
    environment(command, home).forEach((name, value) -> words.add(name + "=" + value));
    return words;
  }

  /** Bubblewrap's options for what works in one folder and may write to another, or to the same. */
  private List<String> walls(Command command, Path at, Path writes) {
    List<String> words = new ArrayList<>(PROGRAM);
    words.addAll(View.words(command.files(), ROOM, writes));
    words.addAll(List.of("--chdir", at.toString()));
    filter.ifPresent(any -> words.addAll(List.of("--seccomp", "9")));
    words.add("--");
    return words;
  }

  private static Map<String, String> environment(Command program, Path home) {
    Map<String, String> variables = new TreeMap<>(program.environment());
    variables.putIfAbsent("PATH", SearchPath.USUAL);
    variables.putIfAbsent("HOME", home.toString());
    return variables;
  }

  /** The same command, with these options if it starts a JVM. */
  private static List<String> java(List<String> command, List<String> options) {
    List<String> words = new ArrayList<>(command);
    if (Path.of(words.get(0)).endsWith("java")) {
      words.addAll(1, options);
    }
    return words;
  }

  @Override
  public Path scratch() {
    return SCRATCH;
  }

  /** What bubblewrap was started as waits for its only child, which is the program. */
  @Override
  public ProcessHandle program(ProcessHandle started) {
    return started.children().findFirst().orElse(started);
  }

  /**
   * A program's folder is mounted in its namespace, and it has no right to change that; so whatever
   * became of those who started it, it is found.
   */
  @Override
  public void end(Path folder) {
    for (int n = 0; n < TIMES; n++) {
      List<ProcessHandle> left = ProcessHandle.allProcesses()
          .filter(process -> Mounts.of(process.pid()).contains(folder.toString()))
          .toList();
      if (left.isEmpty()) {
        return;
      }
      left.forEach(ProcessHandle::destroyForcibly);
      left.forEach(Bubblewrap::awaitDeath);
    }
    throw new IllegalStateException("programs in " + folder + " cannot be killed");
  }

  private static void awaitDeath(ProcessHandle process) {
    try {
      process.onExit().get(SECONDS_TO_DIE, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException("process " + process.pid() + " cannot be killed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String script(String name) {
    try (InputStream script = Bubblewrap.class.getResourceAsStream(name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
