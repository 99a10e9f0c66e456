package dcom.logger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dcom.labkit.check.Expect;
import dcom.labkit.lab.Command;
import dcom.labkit.terminal.ProgramFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * The flight recorder of the JVM that a logger runs in. It knows {@code FileChannel.force}, but
 * neither {@code FileDescriptor.sync} nor a file that was opened so that each write is forced, and it
 * does not slow the disk; so it can tell that a logger is right more often than that it is wrong.
 */
final class Flight implements Witness {
  private static final String SETTINGS = """
      <configuration version="2.0">
        <event name="jdk.FileForce">
          <setting name="enabled">true</setting>
          <setting name="threshold">0 ms</setting>
        </event>
      </configuration>
      """;

  private final LogFile log;
  private final Path settings;
  private final Path recording;

  Flight(LogFile log) {
    this.log = log;
    this.settings = Path.of(log.name() + ".jfc");
    this.recording = Path.of(log.name() + ".jfr");
  }

  @Override
  public Command watched(Command program) {
    if (!Path.of(program.words().get(0)).endsWith("java")) {
      throw Witness.unseen("there is nothing here that sees this program force its log");
    }
    new ProgramFile(settings).write(SETTINGS.getBytes(UTF_8));
    String option = "-XX:StartFlightRecording:settings=" + settings;
    return program.with("JAVA_TOOL_OPTIONS", option, program.shown());
  }

  @Override
  public void expectForcedBeforeReply(int line, String replySubject) {
    long forces = forces();
    if (forces < Math.min(line, 2)) { // those behind the first may share one
      throw Witness.unseen("only " + forces + " forces were seen for " + line + " replies");
    }
  }

  @Override
  public void expectSharedForces(int messages) {
    long forces = forces();
    Expect.that(
        forces < messages,
        "far fewer forces than messages, of which " + messages + " came at once",
        forces + " forces");
    if (forces * 4 > messages) {
      throw Witness.unseen(forces + " forces for " + messages + " messages; this disk is quick");
    }
  }

  private long forces() {
    dump();
    try {
      List<RecordedEvent> events = RecordingFile.readAllEvents(copy());
      long forces = events.stream().filter(this::isForce).count();
      if (forces == 0) {
        throw Witness.unseen("the flight recorder saw no force");
      }
      return forces;
    } catch (IOException e) {
      throw Witness.unseen("the flight recorder left no recording");
    }
  }

  private boolean isForce(RecordedEvent event) {
    return event.getEventType().getName().equals("jdk.FileForce")
        && log.name().equals(event.getString("path"));
  }

  /** Asks the Java among our children that writes this log for what it has recorded so far. */
  private void dump() {
    try {
      String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      String pid = ProcessHandle.current()
          .descendants()
          .filter(child -> child.info().command().orElse("").endsWith("java"))
          .filter(child -> child.info().commandLine().orElse("").contains(log.name()))
          .map(child -> String.valueOf(child.pid()))
          .collect(joining(" "));
      new ProcessBuilder(jcmd, pid, "JFR.dump", "filename=" + recording)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for jcmd", e);
    }
  }

  private Path copy() throws IOException {
    byte[] recorded = new ProgramFile(recording).bytes().orElse(new byte[0]);
    return Files.write(log.aside("jfr"), recorded);
  }
}
