package dcom.labkit.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names what an ended program left running in its process group, where Linux's /proc tells. */
final class Leftover {
  private Leftover() {}

  /** {@code sleep 1000 (process 4711)}; empty where that cannot be known. */
  static Optional<String> of(long leader) {
    return Optional.of(ProcessHandle.allProcesses()
            .filter(process -> group(process.pid()).equals(String.valueOf(leader)))
            .map(Leftover::name)
            .collect(Collectors.joining(", ")))
        .filter(names -> !names.isEmpty());
  }

  private static String name(ProcessHandle process) {
    return process.info().commandLine().orElse("a process") + " (process " + process.pid() + ")";
  }

  /** The fifth field of {@code /proc/pid/stat}; the second may hold blanks, but in parentheses. */
  private static String group(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      return stat.substring(stat.lastIndexOf(')') + 1).split(" ")[3];
    } catch (IOException e) {
      return "";
    }
  }
}
