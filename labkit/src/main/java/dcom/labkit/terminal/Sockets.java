package dcom.labkit.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells whose a TCP connection is, from what Linux shows under {@code /proc} (proc(5)); elsewhere it
 * knows nothing. Takes about a millisecond.
 */
final class Sockets {
  private static final Path PROC = Path.of("/proc");
  private static final int LOCAL = 1;
  private static final int INODE = 9;

  private Sockets() {}

  /** What {@code /proc/PID/fd} calls the socket that has this local port. */
  static Optional<String> withLocalPort(int port) {
    String end = ":%04X".formatted(port);
    return Stream.of("net/tcp", "net/tcp6")
        .flatMap(table -> lines(PROC.resolve(table)))
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > INODE && columns[LOCAL].endsWith(end))
        .map(columns -> "socket:[" + columns[INODE] + "]")
        .findFirst();
  }

  /** Whether a process, or one that it started, holds this socket. */
  static boolean held(ProcessHandle process, String socket) {
    return Stream.concat(Stream.of(process), process.descendants())
        .anyMatch(one -> holds(one.pid(), socket));
  }

  private static boolean holds(long pid, String socket) {
    try (Stream<Path> open = Files.list(PROC.resolve(pid + "/fd"))) {
      return open.anyMatch(file -> target(file).equals(socket));
    } catch (IOException e) {
      return false;
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      return Stream.empty();
    }
  }
}
