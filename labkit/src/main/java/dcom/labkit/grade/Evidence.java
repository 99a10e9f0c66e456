package dcom.labkit.grade;

import dcom.labkit.check.CheckListener;
import dcom.labkit.check.CheckPrinter;
import dcom.labkit.lab.Step;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Legible;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportFile;
import dcom.labkit.report.ReportText;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Source;
import dcom.labkit.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps in a folder what a grade rests on: {@code report.txt}, which is what the student would see,
 * {@code report.json}, and for each check what its terminals showed: at most 1 MB for each check, and
 * 8 MB in all. Used by one thread.
 */
final class Evidence implements CheckListener, AutoCloseable {
  private static final int LINES = 2_000;
  private static final int WIDTH = 2_000;
  private static final int BYTES_OF_A_FILE = 1 << 20;
  private static final int BYTES_OF_ALL = 8 << 20;

  private final Path folder;
  private final PrintStream text;
  private final CheckPrinter printer;
  private final List<String> flaky = new ArrayList<>();
  private int left = BYTES_OF_ALL;

  Evidence(Path folder) throws IOException {
    this.folder = folder;
    this.text = new PrintStream(
        new FileOutputStream(folder.resolve("report.txt").toFile()), true, StandardCharsets.UTF_8);
    this.printer = new CheckPrinter(text);
  }

  /** The checks that passed only when they were run once more. */
  List<String> flaky() {
    return List.copyOf(flaky);
  }

  @Override
  public void started(Step step, String sentence) {
    printer.started(step, sentence);
  }

  @Override
  public void finished(Step step, CheckResult result) {
    printer.finished(step, result);
  }

  @Override
  public void again(CheckResult first, CheckResult second) {
    if (first.outcome() == Outcome.FAILED && second.outcome() == Outcome.PASSED) {
      flaky.add(first.name());
      write("flaky/" + first.name() + ".txt", List.of(ReportText.full(first)));
    }
  }

  @Override
  public void played(String check, List<Terminal> terminals) {
    List<String> lines = new ArrayList<>();
    for (Terminal terminal : terminals) {
      lines.add("terminal " + terminal.number() + " $ " + Legible.line(terminal.shown()));
      lines(terminal.lines(), lines);
      lines.add("");
    }
    write("terminals/" + check + ".txt", lines);
  }

  @Override
  public void finished(Report report) {
    printer.finished(report);
    report
        .checks()
        .filter(check -> check.outcome() == Outcome.FAILED)
        .skip(1)
        .forEach(check -> text.println("\n" + ReportText.full(check)));
    ReportFile.write(report, folder.resolve("report.json"));
  }

  /** Programs that do not compile: what the compiler says. */
  void refused(String message) {
    text.println(Legible.text(message));
  }

  /** The first and the last lines; a program may print many. */
  private static void lines(List<Line> all, List<String> lines) {
    int head = Math.min(all.size(), LINES / 2);
    int tail = Math.max(head, all.size() - LINES / 2);
    all.subList(0, head).forEach(line -> lines.add(shown(line)));
    if (tail > head) {
      lines.add("… " + (tail - head) + " lines …");
    }
    all.subList(tail, all.size()).forEach(line -> lines.add(shown(line)));
  }

  private static String shown(Line line) {
    String text =
        line.text().length() > WIDTH ? line.text().substring(0, WIDTH) + "…" : line.text();
    String mark = line.source() == Source.ERR ? "!" : " ";
    return "%8d ms %s %s".formatted(line.at().toMillis(), mark, Legible.text(text));
  }

  private void write(String name, List<String> lines) {
    byte[] bytes = bytes(lines, Math.min(left, BYTES_OF_A_FILE));
    left = Math.max(0, left - bytes.length);
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the evidence " + name, e);
    }
  }

  /** As many whole lines as there is room for. */
  private static byte[] bytes(List<String> lines, int most) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int n = 0; n < lines.size(); n++) {
      byte[] line = (lines.get(n) + "\n").getBytes(StandardCharsets.UTF_8);
      if (bytes.size() + line.length > most) {
        String rest = "… %d more lines: there is no room for more evidence\n";
        bytes.writeBytes(rest.formatted(lines.size() - n).getBytes(StandardCharsets.UTF_8));
        break;
      }
      bytes.writeBytes(line);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    text.close();
  }
}
