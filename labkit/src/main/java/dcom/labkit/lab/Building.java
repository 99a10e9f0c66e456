package dcom.labkit.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a command that makes a program, for five minutes at most. */
final class Building {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** More than a person reads; a compiler can be made to print for ever. */
  private static final int MOST_BYTES = 1 << 20;

  private Building() {}

  /**
   * Returns when it has ended well.
   *
   * @param shown what to call it in messages
   * @throws DoesNotCompile with what it says, if it fails, needs too long, or is not there
   */
  static void run(Command build, String shown) {
    try {
      ProcessBuilder builder = new ProcessBuilder(build.words())
          .directory(build.folder().toFile())
          .redirectErrorStream(true);
      builder.environment().putAll(build.environment());
      Process process = ProcessStarts.start(builder);
      process.getOutputStream().close();
      String said = said(process, shown);
      if (process.waitFor() != 0) {
        throw new DoesNotCompile(shown + " says:\n" + said);
      }
    } catch (IOException e) {
      throw new DoesNotCompile("cannot run " + build.words().get(0) + ": is it installed?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while building with " + shown, e);
    }
  }

  private static String said(Process process, String shown) throws InterruptedException {
    try {
      return CompletableFuture.supplyAsync(() -> read(process.getInputStream()))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new DoesNotCompile(shown + " needs more than " + PATIENCE.toMinutes() + " minutes");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static String read(InputStream stream) {
    try {
      String said = new String(stream.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
      stream.transferTo(OutputStream.nullOutputStream());
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
