package dcom.onenode;

import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Command;
import dcom.labkit.terminal.Executable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * strace(1) around a program, in whatever language that is written: it records where the program
 * connects to. Where there is no strace, nobody watches, and nothing is held against the program.
 */
final class Connects {
  private static final Pattern PORT = Pattern.compile("sin6?_port=htons\\((\\d+)\\)");

  private static final List<String> STRACE =
      List.of("strace", "-f", "--seccomp-bpf", "-e", "signal=none", "-e", "trace=connect");

  /** Where systems ask for the address of a name. */
  private static final Set<String> NAMES = Set.of("0", "53");

  private final Path record;

  /** Keeps its record in a file that the program does not see. */
  Connects(Path record) {
    this.record = record;
  }

  /** The same program, watched: it stays our child (-D), so that signals reach it and not strace. */
  Command watched(Command program) {
    List<String> words = new ArrayList<>(STRACE);
    words.addAll(List.of("-D", "-o", record.toString()));
    return Probe.WORKS ? program.watchedBy(words) : program;
  }

  /**
   * The program, which has ended, has connected to no other port of any machine.
   *
   * @throws Unmet naming the first other one
   */
  void expectOnlyTo(int port) {
    ports().stream()
        .filter(one -> !one.equals(String.valueOf(port)) && !NAMES.contains(one))
        .findFirst()
        .ifPresent(other -> {
          throw new Unmet(
              "terminal 1 connects to the server that -s names, and to no other",
              "it tried port " + other + ", too, which nobody had named");
        });
  }

  private List<String> ports() {
    try {
      String all = Files.exists(record) ? Files.readString(record) : "";
      return PORT.matcher(all).results().map(port -> port.group(1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Probe {
    /** Whether strace is installed, not too old, and allowed. */
    private static final boolean WORKS =
        Executable.works(Stream.concat(STRACE.stream(), Stream.of("-o", "/dev/null", "true"))
            .toArray(String[]::new));
  }
}
