package dcom.logger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.stream.Collectors.joining;

import dcom.labkit.check.Expect;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Unmet;
import dcom.labkit.terminal.ProgramFile;
import dcom.labkit.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** The file that a logger writes, as somebody sees it who reads it from outside. */
final class LogFile {
  private static final long LOOK_AGAIN = 50;
  private static final int SHOWN = 300;

  private final Path path;
  private final Path aside;
  private final Deadline deadline;

  /** The log in a folder, and another folder for what the logger must not see. */
  LogFile(Path folder, Path aside, Deadline deadline) {
    this.path = folder.resolve("nats.log");
    this.aside = aside;
    this.deadline = deadline;
  }

  /** The file for a program's command line. */
  String name() {
    return path.toString();
  }

  /** A file on the log that only the check knows. */
  Path aside(String kind) {
    return aside.resolve("nats.log." + kind);
  }

  /** Leaves these bytes there, as an earlier run would; one character is one byte. */
  void write(String text) {
    try {
      Files.write(path, text.getBytes(ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All bytes, one character for each; empty as long as there is no file. */
  String text() {
    return new ProgramFile(path)
        .bytes()
        .map(bytes -> new String(bytes, ISO_8859_1))
        .orElse("");
  }

  /** How many newlines it has. */
  int count() {
    return (int) text().chars().filter(c -> c == '\n').count();
  }

  /** Waits until a whole line has this text in it. */
  void await(String text, Terminal logger) {
    await("a line with " + text, () -> holds(text), logger);
  }

  private boolean holds(String text) {
    String all = text();
    int found = all.indexOf(text);
    return found >= 0 && all.indexOf('\n', found) >= 0;
  }

  /**
   * Waits until the log is as awaited.
   *
   * @param what is awaited, in words
   * @throws Unmet at once when the logger has ended, otherwise at the deadline
   */
  void await(String what, BooleanSupplier awaited, Terminal logger) {
    try (WatchService changes = path.getFileSystem().newWatchService()) {
      path.getParent()
          .register(
              changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      while (true) {
        boolean ended = logger.exit().isPresent();
        if (awaited.getAsBoolean()) {
          return;
        } else if (ended || deadline.remaining().isZero()) {
          throw missing(what, logger);
        }
        next(changes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns after a change, or soon: not every system tells of a change at once. */
  private static void next(WatchService changes) {
    try {
      WatchKey change = changes.poll(LOOK_AGAIN, TimeUnit.MILLISECONDS);
      if (change != null) {
        change.pollEvents();
        change.reset();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the log", e);
    }
  }

  private Unmet missing(String what, Terminal logger) {
    String state = logger.exit().isPresent()
        ? "ended with exit code " + logger.exit().getAsInt()
        : "still runs after " + deadline.total().toSeconds() + " s";
    String all = text();
    String end = all.isEmpty()
        ? "is empty"
        : "ends with\n" + all.substring(Math.max(0, all.length() - SHOWN));
    return new Unmet(
        "the log gets " + what, "terminal " + logger.number() + " " + state + "; the log " + end);
  }

  /**
   * For each of these subjects the log has the payloads "1 of subject", "2 of subject" and so on, in
   * this order, and no other lines.
   *
   * @throws Unmet if it has not
   */
  void expectInOrder(List<String> subjects, int count) {
    List<LogLine> lines = lines();
    for (LogLine line : lines) {
      Expect.that(
          subjects.contains(line.subject()),
          "each line names the subject that its message was sent to",
          "the subject of line " + line.number() + " is " + line.subject());
    }
    for (String subject : subjects) {
      String want = IntStream.rangeClosed(1, count).mapToObj(String::valueOf).collect(joining(" "));
      Expect.equal("the numbers from " + subject + " are", want, numbers(subject, lines));
    }
  }

  private static String numbers(String subject, List<LogLine> lines) {
    return lines.stream()
        .filter(line -> line.subject().equals(subject))
        .map(line -> new String(line.payload(), ISO_8859_1).split(" ")[0])
        .collect(joining(" "));
  }

  /**
   * All lines, each of the form that the README gives.
   *
   * @throws Unmet naming the first line that is of another form, or has another number
   */
  List<LogLine> lines() {
    List<LogLine> lines = new ArrayList<>();
    for (String line : split()) {
      lines.add(LogLine.parse(lines.size() + 1, line));
    }
    return lines;
  }

  /** The nth line alone; the same is expected of it. */
  LogLine line(int number) {
    String[] lines = split();
    Expect.that(number <= lines.length, "a line " + number, lines.length + " lines in the log");
    return LogLine.parse(number, lines[number - 1]);
  }

  private String[] split() {
    String text = text();
    return text.isEmpty() ? new String[0] : text.split("(?<=\n)");
  }
}
