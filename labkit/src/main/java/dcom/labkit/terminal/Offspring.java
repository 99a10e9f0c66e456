package dcom.labkit.terminal;

import dcom.labkit.lab.ProcessStarts;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Starts children that die with this JVM, together with what they started themselves, on every
 * path: a normal end, Ctrl-C, and kill -9. Thread-safe.
 *
 * <p>Each child leads a session of its own. A descendant escapes only by opening one more; another
 * kit does, and ends its own children. A child whose standard input is not a pipe can be left
 * behind if this JVM is killed in the very moment of starting it. Where there is neither setsid nor
 * Perl, what an ended child left running is not found any more.
 */
public final class Offspring {
  private static final int SECONDS_TO_DIE = 10;

  private Offspring() {}

  /**
   * Starts a program. A relative path in its first word starts at the builder's folder.
   *
   * @throws CannotStart if there is no such program
   */
  public static Process start(ProcessBuilder builder) {
    List<String> command = builder.command();
    Path folder =
        builder.directory() == null ? Path.of("") : builder.directory().toPath();
    Path file = Executable.find(command.get(0), folder, builder);
    boolean gated = builder.redirectInput().equals(Redirect.PIPE);
    Warden warden = Warden.ofThisProcess();
    try {
      Process child = ProcessStarts.start(builder.command(words(file, command, gated)));
      warden.guard(child);
      if (gated) {
        open(child);
      }
      child.onExit().thenAccept(warden::ended);
      return child;
    } catch (IOException e) {
      throw new CannotStart(command.get(0), e.getMessage());
    } finally {
      builder.command(command);
    }
  }

  /**
   * Kills a child of {@link #start} and what it started, and returns when it is dead. What it
   * printed can still be read, other than after {@link Process#destroyForcibly}.
   */
  public static void kill(Process child) {
    List<ProcessHandle> descendants =
        Session.OWN.isEmpty() ? child.descendants().toList() : List.of();
    Warden.ofThisProcess().kill(child);
    child.toHandle().destroyForcibly();
    descendants.forEach(ProcessHandle::destroyForcibly);
    awaitEnd(child);
  }

  /**
   * The same for a child that waits for a program in a process namespace of its own: first the program,
   * with which its namespace ends.
   */
  static void kill(Process child, ProcessHandle program) {
    if (program.pid() != child.pid() && program.destroyForcibly()) {
      awaitEnd(child);
    }
    kill(child);
  }

  private static void awaitEnd(Process child) {
    try {
      child.waitFor(SECONDS_TO_DIE, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends a signal to a process, not to what it started; false if it has ended. */
  static boolean signal(ProcessHandle process, Signal signal) {
    return process.isAlive() && Shell.signal(signal, process.pid());
  }

  /**
   * The child becomes the program only when a line has come in: by then the warden knows it. If
   * this JVM dies before, the line never comes, and the child ends.
   */
  private static List<String> words(Path file, List<String> command, boolean gated) {
    List<String> words = new ArrayList<>();
    if (gated) {
      words.addAll(List.of("sh", "-c", "IFS= read -r go && exec \"$@\"", command.get(0)));
    }
    words.addAll(Session.OWN);
    words.add(file.toString());
    words.addAll(command.subList(1, command.size()));
    return words;
  }

  private static void open(Process child) throws IOException {
    OutputStream input = child.getOutputStream();
    input.write('\n');
    input.flush();
  }
}
