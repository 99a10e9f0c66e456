package dcom.labkit.broker;

import dcom.labkit.lab.SearchPath;
import dcom.labkit.terminal.Offspring;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The real nats-server as a process of its own, on a free port of 127.0.0.1, with JetStream and its
 * data and log in the folder given. Thread-safe.
 *
 * <p>It is ready when it says so: its log goes through this process, which reads the port from it
 * and goes on to copy it to {@code nats-server.log} on a thread that ends with the process.
 */
final class ServerProcess implements Broker {
  private static final String HOST = "127.0.0.1";
  private static final String PROGRAM = "nats-server";
  private static final Pattern LISTENING =
      Pattern.compile(".*Listening for client connections on \\S*:(\\d{1,5})");
  private static final String READY = "Server is ready";

  private static final Duration START = Duration.ofSeconds(10);
  private static final Duration STOP = Duration.ofSeconds(5);

  private final Process process;
  private final Thread reader;
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.reader = new Thread(() -> read(log), "log of nats-server");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts it and returns when it is ready.
   *
   * @param more arguments beside those for address, port and data
   * @throws BrokerFailure when there is no such program, or it ends at once
   */
  static ServerProcess start(Path folder, String... more) {
    Path program = find().orElseThrow(Failures::noProgram);
    try {
      Files.createDirectories(folder);
      Process process = Offspring.start(command(program, folder, more));
      ServerProcess server = new ServerProcess(process, folder.resolve(PROGRAM + ".log"));
      server.awaitReady();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + program, e);
    }
  }

  private static ProcessBuilder command(Path program, Path folder, String... more) {
    List<String> words = new ArrayList<>(List.of(program.toString(), "-a", HOST, "-p", "-1"));
    words.addAll(List.of("-js", "-sd", folder.resolve("data").toString()));
    words.addAll(List.of(more));
    return new ProcessBuilder(words).redirectErrorStream(true);
  }

  /** The program: on the PATH, or where Debian and {@code go install} put it. */
  static Optional<Path> find() {
    Path go = Path.of(System.getProperty("user.home"), "go", "bin");
    return SearchPath.find(PROGRAM)
        .or(() -> Stream.of(Path.of("/usr/sbin"), go)
            .map(folder -> folder.resolve(PROGRAM))
            .filter(Files::isExecutable)
            .findFirst());
  }

  private void awaitReady() {
    try {
      port.get(START.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      close();
      throw Failures.endedEarly(e.getCause().getMessage());
    } catch (TimeoutException e) {
      close();
      throw Failures.endedEarly("it was not ready after " + START.toSeconds() + " s");
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while nats-server started", e);
    }
  }

  private void read(Path log) {
    try (BufferedReader lines = process.inputReader();
        Writer file = Files.newBufferedWriter(log)) {
      readPort(lines, file);
      lines.transferTo(file);
    } catch (IOException e) {
      // The process is gone, or the disk is full: then its log ends here, and it once it writes on.
      port.completeExceptionally(e);
    }
  }

  private void readPort(BufferedReader lines, Writer file) throws IOException {
    int listening = 0;
    StringBuilder said = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      file.write(line + "\n");
      said.append('\n').append(line);
      Matcher match = LISTENING.matcher(line);
      listening = match.matches() ? Integer.parseInt(match.group(1)) : listening;
      if (line.endsWith(READY)) {
        port.complete(listening);
        return;
      }
    }
    throw new IOException("it said:" + said);
  }

  @Override
  public String host() {
    return HOST;
  }

  @Override
  public int port() {
    return port.join();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        Offspring.kill(process);
      }
      reader.join();
    } catch (InterruptedException e) {
      Offspring.kill(process);
      Thread.currentThread().interrupt();
    }
  }
}
