package dcom.labkit.grade;

import dcom.labkit.cell.Cell;
import dcom.labkit.expect.Deadline;
import dcom.labkit.terminal.CannotStart;
import dcom.labkit.terminal.Offspring;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Judges submissions, each in a process of its own, in a cell. A judge that dies, hangs or writes what
 * are no marks is a failure of ours, never a grade. Thread-safe; a judge ends at the latest with the
 * thread that waits for it.
 */
final class JudgeProcess {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Ample for checks and a compiler; sources can be written that need all that there is. */
  private static final String HEAP = "1g";

  private final Cell cell;
  private final Duration atMost;
  private final int points;

  /**
   * Judges of one lab.
   *
   * @param atMost how long one may take
   * @param points what the lab is worth
   */
  JudgeProcess(Cell cell, Duration atMost, int points) {
    this.cell = cell;
    this.atMost = atMost;
    this.points = points;
  }

  /** Judges, and if that fails once more. */
  Marks judge(Task task) throws JudgeFailure {
    try {
      return judgeOnce(task);
    } catch (JudgeFailure e) {
      return judgeOnce(task);
    }
  }

  private Marks judgeOnce(Task task) throws JudgeFailure {
    Path folder = Path.of(task.folder());
    Path log = folder.resolve("judge.log");
    try {
      Files.createDirectories(folder);
      Files.deleteIfExists(task.marks());
      Documents.write(task, folder.resolve("task.json"));
      ProcessBuilder judge = new ProcessBuilder(cell.around(words(folder.resolve("task.json"))))
          .directory(here(task))
          .redirectErrorStream(true)
          .redirectOutput(log.toFile());
      await(Offspring.start(judge), log);
    } catch (CannotStart e) {
      throw new JudgeFailure("the judge does not start: " + e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + folder, e);
    }
    return Documents.read(task.marks(), Marks.class)
        .filter(marks -> marks.answer(task, points))
        .orElseThrow(() -> new JudgeFailure("the judge wrote no marks that can be read"));
  }

  /** Messages of the compiler name files from where the judge works. */
  private static java.io.File here(Task task) {
    return Path.of(task.files().isEmpty() ? task.course() : task.files()).toFile();
  }

  private void await(Process judge, Path log) throws JudgeFailure, IOException {
    try {
      if (!ends(judge)) {
        throw new JudgeFailure("the judge did not end within " + atMost.toSeconds() + " s");
      }
      if (judge.exitValue() != 0) {
        throw new JudgeFailure("the judge ended with code " + judge.exitValue()
            + said(log).map(s -> ": " + s).orElse(""));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JudgeFailure("interrupted");
    } finally {
      Offspring.kill(judge);
    }
  }

  private boolean ends(Process judge) throws InterruptedException {
    Deadline deadline = Deadline.in(atMost);
    while (!judge.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
      if (deadline.passed()) {
        return false;
      }
    }
    return true;
  }

  private static Optional<String> said(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines.filter(line -> !line.isBlank() && !line.startsWith("\t")).findFirst();
    }
  }

  /** This Java with this kit, as quick to start as this one was. */
  private static List<String> words(Path task) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    words.add("-Xmx" + HEAP);
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(word -> word.startsWith("-XX:SharedArchiveFile="))
        .forEach(word -> words.addAll(List.of(word, "-Xlog:disable")));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.addAll(List.of(JudgeMain.class.getName(), task.toString()));
    return words;
  }
}
