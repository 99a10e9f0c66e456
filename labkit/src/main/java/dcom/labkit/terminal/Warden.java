package dcom.labkit.terminal;

import dcom.labkit.lab.ProcessStarts;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One {@code sh} beside this JVM that does what a JVM killed with -9 cannot do any more. It reads
 * from a pipe that only this JVM holds, so it learns of the JVM's end from the end of its input,
 * however that came about. It stands in a session of its own: a Ctrl-C does not reach it.
 *
 * <p>Thread-safe. A request cannot get lost: the warden reads all of them before it finds the end of
 * its input. Only {@link #kill} waits until it has been carried out.
 */
final class Warden {
  private static final String SCRIPT = script();

  private final Process process;
  private final BufferedReader answers;

  private Warden(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** The warden of this JVM, started when it is first needed. */
  static Warden ofThisProcess() {
    return Holder.WARDEN;
  }

  /** Kills this child's group when the JVM ends. */
  void guard(Process child) {
    tell("guard " + child.pid());
  }

  /** Forgets a child that has ended, unless processes that it started are still there. */
  void ended(Process child) {
    tell("ended " + child.pid());
  }

  /** Removes a folder when the JVM ends. */
  void guard(Path folder) {
    tell("folder " + folder);
  }

  /** Forgets a folder that is gone. */
  void removed(Path folder) {
    tell("removed " + folder);
  }

  /** Kills what is left of a child's group now. */
  synchronized void kill(Process child) {
    tell("kill " + child.pid());
    try {
      if (answers.readLine() == null) {
        throw gone(new EOFException());
      }
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private synchronized void tell(String request) {
    try {
      process.getOutputStream().write((request + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw gone(e);
    }
  }

  private UncheckedIOException gone(IOException e) {
    return new UncheckedIOException(
        "somebody killed the process that ends children together with this one (lab-warden, pid "
            + process.pid()
            + "); start again",
        e);
  }

  private static Warden start() {
    List<String> words = List.of("sh", "-c", SCRIPT, "lab-warden");
    try {
      return new Warden(ProcessStarts.start(
          new ProcessBuilder(Stream.of(Session.OWN, words).flatMap(List::stream).toList())
              .redirectError(Redirect.DISCARD)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start sh, which every Linux and macOS has", e);
    }
  }

  private static String script() {
    try (InputStream script = Warden.class.getResourceAsStream("warden.sh")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Holder {
    private static final Warden WARDEN = start();
  }
}
