package dcom.labkit.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The Java that runs a program, behind whatever starts it, and what it says of its threads. */
final class Jvm {
  /** A Java that answers does so in half a second. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Thousands of threads; it is a stranger who answers. */
  private static final int MOST_BYTES = 8 << 20;

  private final ProcessHandle process;

  private Jvm(ProcessHandle process) {
    this.process = process;
  }

  /** The one Java among a program and what it started; empty if there is none, or are several. */
  static Optional<Jvm> of(Process program) {
    return of(program.toHandle());
  }

  /** The same of a program that is known by its handle. */
  static Optional<Jvm> of(ProcessHandle program) {
    List<ProcessHandle> found = Stream.concat(Stream.of(program), program.descendants())
        .filter(Jvm::isJava)
        .toList();
    return found.size() == 1 ? Optional.of(new Jvm(found.get(0))) : Optional.empty();
  }

  private static boolean isJava(ProcessHandle process) {
    return process
        .info()
        .command()
        .filter(command -> Path.of(command).endsWith("java"))
        .isPresent();
  }

  long pid() {
    return process.pid();
  }

  /** What every thread does; empty if it does not say, in time. */
  Threads threads() {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.exists(jcmd)) {
      return Threads.UNKNOWN;
    }
    String pid = String.valueOf(process.pid());
    process.onExit().thenRun(this::deleteSocket);
    return Threads.parse(output(new ProcessBuilder(jcmd.toString(), pid, "Thread.print")));
  }

  /** Through which it was asked; a Java that is killed leaves it behind. */
  private void deleteSocket() {
    try {
      Files.deleteIfExists(socket());
    } catch (IOException e) {
      // The system tidies up that folder, too.
    }
  }

  Path socket() {
    return Path.of(System.getProperty("java.io.tmpdir"), ".java_pid" + process.pid());
  }

  private static String output(ProcessBuilder command) {
    Process process = Offspring.start(command.redirectErrorStream(true));
    try {
      return CompletableFuture.supplyAsync(() -> read(process.getInputStream()))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return "";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    } finally {
      Offspring.kill(process);
    }
  }

  private static String read(InputStream stream) {
    try {
      return new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
