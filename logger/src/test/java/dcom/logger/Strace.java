package dcom.logger;

import dcom.labkit.check.Expect;
import dcom.labkit.lab.Command;
import dcom.labkit.terminal.Executable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.opentest4j.TestAbortedException;

/**
 * strace(1) around a logger, in whatever language that is written: it records each call to the
 * system that writes, forces or sends, in the order in which they begin, and makes some of them
 * slow.
 */
final class Strace implements Witness {
  private static final String FORCES = "?fsync,?fdatasync,?msync,?sync,?syncfs";
  private static final String WRITES = "?write,?writev,?pwrite64,?pwritev,?pwritev2";
  private static final String OTHERS =
      "?sendto,?sendmsg,?recvfrom,?recvmsg,?read,?readv,?mmap,?openat,?open,?creat";
  private static final List<String> STRACE = List.of("strace", "-D", "-f", "--seccomp-bpf", "-y");

  private final LogFile log;
  private final Path record;
  private final List<String> options;

  private Strace(LogFile log, String slow, String... others) {
    this.log = log;
    this.record = log.aside("strace");
    this.options = new ArrayList<>(List.of(others));
    options.addAll(List.of("-s", "4096", "-o", record.toString(), "-e", "signal=none"));
    options.addAll(List.of("-e", "trace=" + FORCES + "," + WRITES + "," + OTHERS));
    options.addAll(List.of("-e", "inject=" + slow));
  }

  /** Records what happens to the log; its first write takes so much longer. */
  static Strace slowFirstWrite(LogFile log, int millis) {
    return new Strace(log, WRITES + delay(millis) + ":when=1", "-P", log.name());
  }

  /** Records what happens to the log; the disk has no room for a write. */
  static Strace fullDisk(LogFile log) {
    return new Strace(log, WRITES + ":error=ENOSPC", "-P", log.name());
  }

  /** Records what the program writes and sends; each write and each force takes so much longer. */
  static Strace slowDisk(LogFile log, int millis) {
    return new Strace(log, WRITES + "," + FORCES + delay(millis));
  }

  /** Records what the program writes and sends anywhere; each force takes so much longer. */
  static Strace slowForces(LogFile log, int millis) {
    return new Strace(log, FORCES + delay(millis));
  }

  /** Records what the program writes and sends anywhere; no force succeeds. */
  static Strace brokenForces(LogFile log) {
    return new Strace(log, FORCES + ":error=EIO");
  }

  private static String delay(int millis) {
    return ":delay_enter=" + millis * 1_000;
  }

  /** Under strace it stays our child (-D), so that signals reach it and not strace. */
  @Override
  public Command watched(Command program) {
    List<String> words = new ArrayList<>(STRACE);
    words.addAll(options);
    return program.watchedBy(words);
  }

  @Override
  public void expectForcedBeforeReply(int line, String replySubject) {
    calls().expectForcedBeforeReply(line, replySubject);
  }

  /** Whether this line, which came as that message, was forced; or it was not seen how it was written. */
  boolean sawForced(int line, String message) {
    return calls().forced(line, message);
  }

  @Override
  public void expectSharedForces(int messages) {
    long forces = calls().forces();
    Expect.that(
        forces * 4 <= messages,
        "at most " + messages / 4 + " forces for " + messages + " messages that come at once",
        forces + " forces");
  }

  /**
   * Whether the disk refused to force the log. If each write is a force, none could be refused.
   *
   * @throws dcom.labkit.expect.Unmet if the log was not forced in any way
   */
  boolean expectRefusedOrForcedWrites() {
    Calls calls = calls();
    boolean refused = calls.failedForce().isPresent();
    Expect.that(
        refused || calls.writesAreForces(), "the log is forced to the disk", "no force was made");
    return refused;
  }

  /** This line, the last one, was forced to the disk before its reply left, and the summary was said. */
  void expectForcedBeforeSummary(int line, String replySubject) {
    try {
      calls().expectForcedBeforeReply(line, replySubject);
      calls().expectForcedBeforeSummary(line, replySubject);
    } catch (TestAbortedException unseen) {
      // What else this check sees counts all the same.
    }
  }

  /** Whether the disk refused a write: not if the log is mapped into memory. */
  boolean hasRefusedWrites() {
    return calls().writeFailed();
  }

  private Calls calls() {
    try {
      return new Calls(Call.read(Files.readAllLines(record)), log.name());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether strace is installed, not too old, and allowed. */
  static boolean works() {
    return Probe.WORKS;
  }

  private static final class Probe {
    private static final boolean WORKS = Executable.works(
        "strace",
        "-f",
        "--seccomp-bpf",
        "-o",
        "/dev/null",
        "-e",
        "trace=?fsync",
        "-e",
        "inject=?fsync:delay_enter=1",
        "true");
  }
}
