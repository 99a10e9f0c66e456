package dcom.labkit.broker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The real nats-server as a process of its own, on a free port of 127.0.0.1, with JetStream and its
 * data and log in the folder given. Thread-safe.
 *
 * <p>It is ready when it says so: its log goes through this process, which reads the port from it
 * and keeps copying it to {@code nats-server.log} on a thread that ends with the process.
 */
final class ServerProcess implements Broker {
  private static final String PROGRAM = "nats-server";
  private static final Pattern LISTENING =
      Pattern.compile(".*Listening for client connections on .*:(\\d+)$");
  private static final String READY = "Server is ready";

  private final Process process;
  private final Thread copier;
  private final int port;

  private ServerProcess(Process process, Thread copier, int port) {
    this.process = process;
    this.copier = copier;
    this.port = port;
  }

  /**
   * Starts it and returns when it is ready.
   *
   * @throws BrokerFailure when there is no such program, or it ends at once
   */
  static ServerProcess start(Path folder) {
    Path program = find().orElseThrow(Failures::noProgram);
    try {
      Files.createDirectories(folder);
      Process process = start(command(program, folder));
      return ready(process, folder.resolve(PROGRAM + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + program, e);
    }
  }

  private static ProcessBuilder command(Path program, Path folder) {
    String data = folder.resolve("data").toString();
    List<String> words =
        List.of(program.toString(), "-a", "127.0.0.1", "-p", "-1", "-js", "-sd", data);
    return new ProcessBuilder(words).redirectErrorStream(true);
  }

  private static Process start(ProcessBuilder command) throws IOException {
    return command.start();
  }

  /** The program: on the PATH, or where Debian and {@code go install} put it. */
  private static Optional<Path> find() {
    String path = System.getenv().getOrDefault("PATH", "");
    Stream<Path> named = Stream.of(path.split(java.io.File.pathSeparator)).map(Path::of);
    Path go = Path.of(System.getProperty("user.home"), "go", "bin");
    return Stream.concat(named, Stream.of(Path.of("/usr/sbin"), go))
        .map(folder -> folder.resolve(PROGRAM))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static ServerProcess ready(Process process, Path log) throws IOException {
    BufferedReader lines = process.inputReader();
    StringBuilder said = new StringBuilder();
    int port = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      said.append(line).append('\n');
      Matcher listening = LISTENING.matcher(line);
      port = listening.matches() ? Integer.parseInt(listening.group(1)) : port;
      if (line.endsWith(READY)) {
        return new ServerProcess(process, copier(lines, said.toString(), log), port);
      }
    }
    throw new BrokerFailure(
        "nats-server ended before it was ready:\n" + said, "Use --broker embedded");
  }

  private static Thread copier(BufferedReader lines, String said, Path log) throws IOException {
    Writer file = Files.newBufferedWriter(log);
    file.write(said);
    Thread copier = new Thread(() -> copy(lines, file), "log of nats-server");
    copier.setDaemon(true);
    copier.start();
    return copier;
  }

  private static void copy(BufferedReader lines, Writer file) {
    try (lines;
        file) {
      lines.transferTo(file);
    } catch (IOException e) {
      // The process is gone, or the disk is full: a server without a log serves on.
    }
  }

  @Override
  public String host() {
    return "127.0.0.1";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      copier.join();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
