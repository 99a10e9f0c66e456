package dcom.labkit.cell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is mounted where, as Linux tells in {@code /proc/PID/mountinfo} (proc(5)). */
final class Mounts {
  private static final Path PROC = Path.of("/proc");
  private static final int POINT = 4;

  private Mounts() {}

  /** The lines of this process; none on another system. */
  static List<String> ofThisProcess() {
    return lines("self");
  }

  /** Where something is mounted in the namespace of a process; nowhere if it has ended. */
  static Set<String> of(long pid) {
    return lines(String.valueOf(pid)).stream()
        .map(line -> line.split(" ", POINT + 2)[POINT])
        .collect(Collectors.toSet());
  }

  private static List<String> lines(String process) {
    try {
      return Files.readAllLines(PROC.resolve(process).resolve("mountinfo"));
    } catch (IOException e) {
      return List.of(); // it has ended, or there is no such thing here
    }
  }
}
