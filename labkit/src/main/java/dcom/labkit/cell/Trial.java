package dcom.labkit.cell;

import dcom.labkit.lab.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts a program that does nothing in a cell, and tells what is in the way if that fails. */
final class Trial {
  private static final Path FOLDER = Path.of("/dev/shm/trial/work");

  /** A setting of the kernel that keeps users from making namespaces, and the value that does so. */
  private record Obstacle(String setting, String forbids, String allows) {
    boolean stands() {
      return read(Path.of("/proc/sys", setting.replace('.', '/'))).equals(forbids);
    }

    Offer offer() {
      String seen = "not allowed: " + setting + " is " + forbids;
      return new Offer(Optional.empty(), seen, "sudo sysctl -w " + setting + "=" + allows);
    }
  }

  private static final List<Obstacle> OBSTACLES = List.of(
      new Obstacle("kernel.apparmor_restrict_unprivileged_userns", "1", "0"),
      new Obstacle("kernel.unprivileged_userns_clone", "0", "1"),
      new Obstacle("user.max_user_namespaces", "0", "15000"),
      new Obstacle("user.max_net_namespaces", "0", "15000"));

  private Trial() {}

  static Offer of(Bubblewrap cell) {
    if (!System.getProperty("os.name").equals("Linux")) {
      return none("needs Linux, this is " + System.getProperty("os.name"), "grade on Linux");
    }
    Optional<Ran> version = run(List.of("bwrap", "--version"));
    if (version.isEmpty()) {
      return none("bubblewrap is not here", "sudo apt install bubblewrap");
    }
    Command nothing = new Command("true", List.of("true"), "true", Map.of(), Path.of("/"));
    List<String> judge =
        new ArrayList<>(List.of("sh", "-c", "mkdir -p \"$0\" && exec \"$@\"", FOLDER.toString()));
    judge.addAll(cell.words(nothing, FOLDER));
    Optional<Ran> ran = run(cell.around(judge));
    return ran.filter(Ran::well).isPresent()
        ? new Offer(Optional.of(cell), version.get().said(), "")
        : refused(version.get().said(), ran.map(Ran::said).orElse("bwrap does not start"));
  }

  private static Offer refused(String version, String said) {
    Optional<Obstacle> known = OBSTACLES.stream().filter(Obstacle::stands).findFirst();
    if (known.isPresent()) {
      return known.get().offer();
    }
    if (said.contains("nknown option")) {
      return none(version + " is too old", "take 0.8 or later, as in Debian 12 or Ubuntu 24.04");
    }
    boolean container = Stream.of("/.dockerenv", "/run/.containerenv")
        .anyMatch(file -> Files.exists(Path.of(file)));
    return none(
        version + " does not start a program: " + said.lines().findFirst().orElse(""),
        container
            ? "start the container with --security-opt seccomp=unconfined --security-opt"
                + " apparmor=unconfined --security-opt systempaths=unconfined"
            : "");
  }

  private static Offer none(String seen, String mend) {
    return new Offer(Optional.empty(), seen, mend);
  }

  /** What became of a command: its exit code and all that it said. */
  private record Ran(int code, String said) {
    boolean well() {
      return code == 0;
    }
  }

  /** Empty if there is no such command. */
  private static Optional<Ran> run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Optional.of(new Ran(process.waitFor(), said.strip()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while trying " + command.get(0), e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
