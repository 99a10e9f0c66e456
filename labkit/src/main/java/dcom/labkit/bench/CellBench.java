package dcom.labkit.bench;

import dcom.labkit.cell.Cell;
import dcom.labkit.cell.Cells;
import dcom.labkit.cell.Offer;
import dcom.labkit.lab.Command;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Subject;
import dcom.labkit.terminal.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a cell adds to the start of a program. Runs once more as a judge, which alone can tell. */
public final class CellBench {
  private static final int STARTS = 15;

  private CellBench() {}

  /** Starts a lab's program, whose usage is asked for, plain and in a cell by turns. */
  static void run(Lab lab, Consumer<Figure> found) {
    Offer offer = Cells.ofThisMachine();
    if (offer.cell().isEmpty()) {
      found.accept(Figure.plain("a program's start in a cell", offer.seen()));
      return;
    }
    String[] millis = judge(offer.cell().get(), lab).strip().split(" ");
    found.accept(Figure.plain("a program's start, median of " + STARTS, millis[0] + " ms"));
    found.accept(Figure.plain("  the same in a cell", millis[1] + " ms"));
  }

  private static String judge(Cell cell, Lab lab) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), CellBench.class.getName()));
    words.addAll(List.of(lab.course().root().toString(), lab.id()));
    try {
      Process judge = new ProcessBuilder(cell.around(words))
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
      String said = new String(judge.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (judge.waitFor() != 0) {
        throw new IllegalStateException("the judge ended without figures");
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start a judge", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a judge measures", e);
    }
  }

  /** The judge's part: both medians in milliseconds, on one line. */
  public static void main(String[] args) throws IOException {
    Lab lab = new Course(Path.of(args[0])).lab(args[1]);
    Cell cell = Cells.here();
    try (Scratch scratch = Scratch.open(cell.scratch(), "bench-")) {
      Path folder = Files.createDirectory(scratch.folder().resolve("work"));
      Command plain = usage(Programs.build(Subject.answer(lab)).command("subscriber"));
      Command inside = cell.inside(plain, folder);
      StartBench bench = new StartBench(folder);
      System.out.printf("%.0f %.0f%n", millis(bench, plain), millis(bench, inside));
    }
  }

  private static Command usage(Command program) {
    List<String> words = new ArrayList<>(program.words());
    words.add("-h");
    return program.withWords(words);
  }

  private static double millis(StartBench bench, Command command) {
    return bench.median(STARTS, command.words().toArray(String[]::new)) * 1_000;
  }
}
