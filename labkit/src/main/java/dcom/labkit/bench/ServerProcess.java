package dcom.labkit.bench;

import dcom.labkit.lab.Command;
import dcom.labkit.terminal.Offspring;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server under measure. All that it prints is read, and what comes behind its ready line forgotten:
 * one that prints a line for each call prints millions. One thread reads; it ends with the process.
 */
final class ServerProcess implements AutoCloseable {
  private static final String READY = "Listening on ";
  private static final int SECONDS = 30;

  private final Process process;
  private final CompletableFuture<String> ready = new CompletableFuture<>();

  private ServerProcess(Process process) {
    this.process = process;
  }

  static ServerProcess start(Command command) {
    List<String> words = new ArrayList<>(command.words());
    words.addAll(List.of("-p", "0"));
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.directory(command.folder().toFile()).environment().putAll(command.environment());
    ServerProcess server = new ServerProcess(Offspring.start(builder));
    Thread reader = new Thread(server::read, "server");
    reader.setDaemon(true);
    reader.start();
    return server;
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      StringBuilder before = new StringBuilder();
      String line = output.readLine();
      while (line != null && !line.startsWith(READY)) {
        before.append(line).append('\n');
        line = output.readLine();
      }
      ready.complete(line == null ? before.toString() : line);
      output.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  /**
   * Where it listens.
   *
   * @throws IllegalStateException if it does not; says what it printed instead
   */
  String address() {
    try {
      String line = ready.get(SECONDS, TimeUnit.SECONDS);
      if (!line.startsWith(READY)) {
        throw new IllegalStateException("the server ended: " + line.strip());
      }
      return line.substring(READY.length());
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the server did not say '" + READY + "…' within " + SECONDS + " s", e);
    } catch (ExecutionException e) {
      throw new UncheckedIOException("cannot read what the server prints", new IOException(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a server started", e);
    }
  }

  @Override
  public void close() {
    Offspring.kill(process);
  }
}
