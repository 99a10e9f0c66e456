package dcom.labkit.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What processes do, as Linux tells under {@code /proc} (proc(5)); elsewhere it knows nothing. */
final class Work {
  private static final Path PROC = Path.of("/proc");

  private Work() {}

  /** Whether the system tells. */
  static boolean isKnown() {
    return Files.isDirectory(PROC.resolve("self/task"));
  }

  /**
   * How long a process and all that it started have worked; empty if one of their threads is at
   * work just now, or if that is not known.
   */
  static Optional<Duration> ofSleeping(ProcessHandle process) {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process), process.descendants()).toList();
    Duration worked = Duration.ZERO;
    for (ProcessHandle one : all) {
      Optional<Duration> own = one.info().totalCpuDuration();
      if (own.isEmpty() || !sleeps(one.pid())) {
        return Optional.empty();
      }
      worked = worked.plus(own.get());
    }
    return Optional.of(worked);
  }

  private static boolean sleeps(long pid) {
    try (Stream<Path> threads = Files.list(PROC.resolve(pid + "/task"))) {
      return threads.allMatch(thread -> state(thread) == 'S');
    } catch (IOException e) {
      return false;
    }
  }

  /** The third field of {@code stat}; the second may hold blanks, but in parentheses. */
  private static char state(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"));
      return stat.charAt(stat.lastIndexOf(')') + 2);
    } catch (IOException e) {
      return '?';
    }
  }
}
