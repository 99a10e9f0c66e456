package dcom.labkit.terminal;

import java.io.BufferedReader;
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
 * <p>Thread-safe; a request has been carried out when its call returns.
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
    ask("guard " + child.pid());
  }

  /** Forgets a child that has ended, unless processes that it started are still there. */
  void ended(Process child) {
    ask("ended " + child.pid());
  }

  /** Kills what is left of a child's group now. */
  void kill(Process child) {
    ask("kill " + child.pid());
  }

  /** Removes a folder when the JVM ends. */
  void guard(Path folder) {
    ask("folder " + folder);
  }

  /** Forgets a folder that is gone. */
  void removed(Path folder) {
    ask("removed " + folder);
  }

  private synchronized void ask(String request) {
    try {
      process.getOutputStream().write((request + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
      if (answers.readLine() == null) {
        throw new IOException("it has ended");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the process that ends children together with this one (lab-warden, pid "
              + process.pid()
              + ") does not answer; start again",
          e);
    }
  }

  private static Warden start() {
    List<String> words = List.of("sh", "-c", SCRIPT, "lab-warden");
    try {
      return new Warden(
          new ProcessBuilder(Stream.of(Session.OWN, words).flatMap(List::stream).toList())
              .redirectError(Redirect.DISCARD)
              .start());
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
