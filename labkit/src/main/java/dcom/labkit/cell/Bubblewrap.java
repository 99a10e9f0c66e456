package dcom.labkit.cell;

import dcom.labkit.lab.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Cells made by bubblewrap (bwrap(1)), which needs no rights: the judge is in a user, network and
 * process namespace of its own, and each program in further ones below those. {@code around.sh} and
 * {@code inside.sh} are the shell's part of it.
 */
final class Bubblewrap implements Cell {
  private static final Path SCRATCH = Path.of("/dev/shm");
  private static final Path ROOM = SCRATCH.resolve("cell");
  private static final Path TEMPORARY = SCRATCH.resolve("judge");
  private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
  private static final String AROUND = script("around.sh");
  private static final String INSIDE = script("inside.sh");
  private static final List<String> JUDGE = List.of(
      ("bwrap --unshare-user --uid 0 --gid 0 --cap-add ALL --unshare-net --unshare-pid --unshare-ipc"
              + " --die-with-parent --dev-bind / / -- sh -c")
          .split(" "));
  private static final List<String> PROGRAM =
      List.of(("--unshare-user --uid 1000 --gid 1000 --cap-drop ALL --disable-userns --unshare-pid"
              + " --unshare-ipc --unshare-uts --unshare-cgroup-try --hostname cell --as-pid-1")
          .split(" "));

  private final Optional<String> filter = OneProcess.filter();
  private final Limits limits = Limits.DEFAULT;

  /** Whether this process was started by {@link #around}. */
  static boolean isAround() {
    try {
      return Files.exists(MOUNTS)
          && Files.readAllLines(MOUNTS).stream()
              .anyMatch(
                  mount -> mount.contains(" " + SCRATCH + " ") && mount.contains(" lab-cell "));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + MOUNTS, e);
    }
  }

  @Override
  public String name() {
    return "bubblewrap";
  }

  @Override
  public List<String> around(List<String> judge) {
    List<String> words = new ArrayList<>(JUDGE);
    words.addAll(List.of(AROUND, "lab-cell", filter.orElse("")));
    words.addAll(java(judge, List.of("-Djava.io.tmpdir=" + TEMPORARY, "-XX:-UsePerfData")));
    return words;
  }

  @Override
  public Command inside(Command program, Path folder) {
    if (!isAround()) {
      throw new IllegalStateException("this process is in no cell: start it with around()");
    }
    return program.withWords(words(program, folder));
  }

  /** The same, to be used in a judge that is still to be started. */
  List<String> words(Command program, Path folder) {
    List<String> words = new ArrayList<>(List.of("env", "-i"));
    environment(program, folder).forEach((name, value) -> words.add(name + "=" + value));
    words.addAll(List.of("sh", "-c", INSIDE, "lab-cell", folder.toString()));
    words.addAll(PROGRAM);
    words.addAll(View.words(program.files(), ROOM, folder));
    words.addAll(List.of("--chdir", folder.toString()));
    filter.ifPresent(any -> words.addAll(List.of("--seccomp", "9")));
    words.add("--");
    words.addAll(limits.words());
    words.addAll(java(program.words(), limits.java()));
    return words;
  }

  private static Map<String, String> environment(Command program, Path folder) {
    Map<String, String> variables = new TreeMap<>(program.environment());
    variables.putIfAbsent("PATH", "/usr/bin:/bin");
    variables.putIfAbsent("HOME", folder.toString());
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

  private static String script(String name) {
    try (InputStream script = Bubblewrap.class.getResourceAsStream(name)) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
