package dcom.logger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.stream.Collectors.joining;

import dcom.labkit.check.Expect;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.terminal.ProgramFile;
import dcom.labkit.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** The file that a logger writes, as somebody sees it who reads it from outside. */
final class LogFile {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
  private static final Duration A_MOMENT = Duration.ofSeconds(3);
  private static final int SHOWN = 300;
  private static final String USUAL = "nats.log";

  private final Path path;
  private final Path aside;
  private final Events events;
  private final Deadline deadline;

  /**
   * A log.
   *
   * @param aside a folder for what the logger must not see
   */
  LogFile(Path path, Path aside, Events events, Deadline deadline) {
    this.path = path;
    this.aside = aside;
    this.events = events;
    this.deadline = deadline;
  }

  /** The file for a program's command line. */
  String name() {
    return path.toString();
  }

  /** A file on the log that only the check knows. */
  Path aside(String kind) {
    return aside.resolve(path.getFileName() + "." + kind);
  }

  /** Leaves these bytes there, on the disk, as an earlier run would; one character is one byte. */
  LogFile write(String text) {
    file().write(text.getBytes(ISO_8859_1));
    try {
      return file().open(this::force);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private LogFile force(FileChannel channel) throws IOException {
    channel.force(true);
    return this;
  }

  /** All bytes, one character for each; empty as long as there is no file. */
  String text() {
    return file().bytes().map(bytes -> new String(bytes, ISO_8859_1)).orElse("");
  }

  private ProgramFile file() {
    return new ProgramFile(path);
  }

  /** Whether there is such a file. */
  boolean exists() {
    return file().exists();
  }

  /** Its lines are whole ones, and the first of them are these. */
  void expectStart(String lines) {
    Expect.equal(shown() + " begins with", lines, start(text(), lines.length()));
  }

  private static String start(String text, int length) {
    return text.substring(0, Math.min(length, text.length()));
  }

  /**
   * After so many lines there was a torn one. Now all lines are whole, and the one after it is the new
   * one, unless the torn one was completed.
   */
  void expectCutOrCompleted(int before, String torn) {
    expectNoPiece(before, torn);
    List<LogLine> lines = lines();
    boolean completed = lines.size() == before + 2 && lines.get(before).text().startsWith(torn);
    String next = lines.get(before).text();
    Expect.that(
        lines.size() == before + 1 || completed,
        "after the torn line was cut off there are %d lines; if it was completed, one more"
            .formatted(before + 1),
        "%d lines, and line %d is %s".formatted(lines.size(), before + 1, start(next, SHOWN)));
  }

  /** The line after so many does not begin with a piece of the torn one and go on with another line. */
  private void expectNoPiece(int before, String torn) {
    String[] split = split();
    String line = split.length > before ? split[before] : "";
    int same = 0;
    while (same < Math.min(line.length(), torn.length())
        && line.charAt(same) == torn.charAt(same)) {
      same++;
    }
    Expect.that(
        same == torn.length() || !line.startsWith("[#", same) || same == 0,
        "all of the torn line is cut off, which has %,d characters, or it is completed"
            .formatted(torn.length()),
        "%,d characters of it are still there, and the next line was written behind them"
            .formatted(same));
  }

  /** Holds exactly these lines, newlines included. */
  void expect(String lines) {
    Expect.equal(shown() + " holds", lines, text());
  }

  private String shown() {
    return path.getFileName().toString();
  }

  /** Of all that was written the disk has everything; where this can't be seen, it is believed. */
  void expectForced(String when) {
    expectForced(isForced(), when);
  }

  private boolean isForced() {
    return !pagesAreSeen() || !PageCache.isDirty(path);
  }

  private static void expectForced(boolean forced, String when) {
    Expect.that(
        forced,
        "the disk has all lines " + when,
        "the operating system still keeps some in memory: the log was not forced");
  }

  /** Waits a moment at most until the disk has everything; where this can't be seen, it is believed. */
  void awaitForced(String what) {
    awaitForced(what, this::isForced);
  }

  /** The same, seen in another way. */
  void awaitForced(String what, BooleanSupplier forced) {
    Deadline moment = Deadline.in(A_MOMENT);
    boolean seen = forced.getAsBoolean();
    while (!seen && !moment.passed()) {
      events.await(Deadline.in(LOOK_AGAIN), Optional::empty);
      seen = forced.getAsBoolean();
    }
    expectForced(seen, "soon after " + what);
  }

  /** How long the quickest of some forces takes in its folder, in milliseconds. */
  double quickestForce(int times) {
    double least = Double.MAX_VALUE;
    try (FileChannel channel = FileChannel.open(aside("forced"), CREATE, WRITE)) {
      for (int n = 0; n < times; n++) {
        long start = System.nanoTime();
        channel.write(ByteBuffer.wrap(new byte[64]));
        channel.force(false);
        least = Math.min(least, (System.nanoTime() - start) / 1e6);
      }
      return least;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it can be seen from outside what the disk has: not on a disk in memory. */
  boolean pagesAreSeen() {
    return PageCache.isSeenIn(path.getParent());
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
      Thread announcer = new Thread(() -> announce(changes), "changes of " + path.getFileName());
      announcer.setDaemon(true);
      announcer.start();
      events
          .await(deadline, () -> holds(awaited, what, logger))
          .orElseThrow(() -> missing(what, logger));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Boolean> holds(BooleanSupplier awaited, String what, Terminal logger) {
    boolean ended = logger.exit().isPresent();
    if (awaited.getAsBoolean()) {
      return Optional.of(true);
    } else if (ended) {
      throw missing(what, logger);
    }
    return Optional.empty();
  }

  /** Until the service is closed. */
  private void announce(WatchService changes) {
    try {
      for (boolean valid = true; valid; ) {
        WatchKey change = changes.take();
        change.pollEvents();
        valid = change.reset();
        events.announce(() -> {});
      }
    } catch (ClosedWatchServiceException | InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Unmet missing(String what, Terminal logger) {
    String state = logger.exit().isPresent()
        ? "ended with exit code " + logger.exit().getAsInt()
        : "still runs after " + deadline.total().toSeconds() + " s";
    String all = text();
    if (new ProgramFile(path.resolveSibling(USUAL)).exists() && !path.endsWith(USUAL)) {
      state += ", and there is a file nats.log, which -o does not name";
    }
    String end = all.isEmpty()
        ? "is empty"
        : "ends with\n" + all.substring(Math.max(0, all.length() - SHOWN));
    return new Unmet(
        "the log gets " + what, "terminal " + logger.number() + " " + state + "; the log " + end);
  }

  /**
   * For each of these subjects the log has payloads that begin with "1 of subject", "2 of subject" and
   * so on, in this order, and no other lines but the last one.
   *
   * @throws Unmet if it has not
   */
  void expectInOrder(List<String> subjects, int count) {
    List<LogLine> all = lines();
    List<LogLine> lines = all.subList(0, all.size() - 1);
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

  /** The same without a last line that is not whole. */
  List<LogLine> wholeLines() {
    List<LogLine> lines = new ArrayList<>();
    for (String line : split()) {
      if (line.endsWith("\n")) {
        lines.add(LogLine.parse(lines.size() + 1, line));
      }
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
