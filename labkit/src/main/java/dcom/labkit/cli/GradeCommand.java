package dcom.labkit.cli;

import dcom.labkit.cell.Cell;
import dcom.labkit.cell.Cells;
import dcom.labkit.cell.Offer;
import dcom.labkit.check.Settings;
import dcom.labkit.grade.CannotGrade;
import dcom.labkit.grade.Grade;
import dcom.labkit.grade.GradeBook;
import dcom.labkit.grade.Grading;
import dcom.labkit.grade.Permissions;
import dcom.labkit.grade.Wish;
import dcom.labkit.grade.format.CanvasExport;
import dcom.labkit.grade.format.Format;
import dcom.labkit.grade.format.Formats;
import dcom.labkit.grade.format.MoodleWorksheet;
import dcom.labkit.grade.format.Rendering;
import dcom.labkit.grade.intake.NoLabFound;
import dcom.labkit.grade.intake.NoSubmissions;
import dcom.labkit.terminal.Shell;
import java.io.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Grades submissions; {@code ./lab grade --help} tells more. */
@Command(
    name = "grade",
    description = {
      "Grade submissions: a folder or archive for each student, or the export of Canvas or Moodle.",
      "Exit 0 if every submission has a grade, 3 if some could not be judged."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab grade submissions",
      "  ./lab grade moodle-export.zip --lab onenode --format csv,html",
      "  ./lab grade submissions --resume        go on where grading was cut off"
    })
public final class GradeCommand implements Callable<Integer>, StaffCommand {
  @Parameters(paramLabel = "DIR", description = "The folder or the archive with the submissions.")
  private Path from;

  @Option(
      names = "--lab",
      paramLabel = "LAB",
      description = "The lab; otherwise the one that all submissions hold.")
  private Optional<String> lab = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where grades and evidence go; otherwise DIR-grades beside DIR.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--resume", description = "Go on with the session in that folder.")
  private boolean resume;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "How many are judged at the same time; otherwise one for each processor.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Use the random values of an earlier run.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--broker",
      paramLabel = "KIND",
      description = "embedded (default) or nats-server.")
  private Optional<String> broker = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORM",
      split = ",",
      description =
          "What to write beside grades.json and grades.csv; labkit/GRADES.md lists the forms.")
  private List<String> formats = List.of();

  @Option(
      names = "--canvas",
      paramLabel = "FILE",
      description = "Fill in a copy of what Canvas exports as its gradebook.")
  private Optional<Path> canvas = Optional.empty();

  @Option(
      names = "--moodle",
      paramLabel = "FILE",
      description = "Fill in a copy of Moodle's grading worksheet.")
  private Optional<Path> moodle = Optional.empty();

  @Option(
      names = "--column",
      paramLabel = "HEADING",
      description = "The column of that file to fill in, if it does not find it itself.")
  private Optional<String> column = Optional.empty();

  @Option(
      names = "--no-cell",
      description = "Grade without a cell: submissions can then do whatever you can do.")
  private boolean noCell;

  @Override
  public Integer call() throws IOException {
    List<Format> forms = Stream.of(
            Stream.concat(Stream.of("json", "csv"), formats.stream())
                .distinct()
                .map(Formats::named),
            canvas.stream().map(file -> new CanvasExport(file, column)),
            moodle.stream().map(file -> new MoodleWorksheet(file, column)))
        .<Format>flatMap(stream -> stream)
        .toList();
    try {
      return graded(wish(), forms).code();
    } catch (CannotGrade | NoLabFound | NoSubmissions e) {
      throw new UsageError(e.getMessage());
    }
  }

  private ExitCode graded(Wish wish, List<Format> forms) throws IOException {
    warn();
    GradeBook book = graded(wish);
    System.out.println();
    System.out.write(
        Formats.named("table").render(book).files().values().iterator().next());
    forms.forEach(form -> write(form.render(book), wish));
    Permissions.close(wish.out());
    System.out.println("\nGrades and evidence are in " + wish.out());
    return book.grades().stream().allMatch(Grade::counts) ? ExitCode.PASSED : ExitCode.KIT;
  }

  private static void write(Rendering rendering, Wish wish) {
    rendering.write(wish.out());
    rendering.remarks().forEach(System.out::println);
  }

  private GradeBook graded(Wish wish) {
    Thread farewell = new Thread(
        () -> System.err.println("\nStopped; what was graded is kept. Go on with: " + again(wish)));
    Runtime.getRuntime().addShutdownHook(farewell);
    try {
      return new Grading(Here.course(), wish, System.out, inATerminal()).grade();
    } finally {
      Runtime.getRuntime().removeShutdownHook(farewell);
    }
  }

  /** Before Java 22 there is a console only in a terminal; since then it has to be asked. */
  private static boolean inATerminal() {
    Console console = System.console();
    try {
      return console != null && (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }

  private String again(Wish wish) {
    List<String> words = new ArrayList<>(List.of("grade", from.toString()));
    out.ifPresent(folder -> words.addAll(List.of("--out", wish.out().toString())));
    words.add("--resume");
    if (noCell) {
      words.add("--no-cell");
    }
    return Shell.join("./lab", words);
  }

  private Wish wish() {
    Path folder = out.orElseGet(this::beside);
    if (folder.toAbsolutePath().normalize().startsWith(from.toAbsolutePath().normalize())) {
      throw new UsageError("--out must not lie in " + from + ", among the submissions");
    }
    String kind = ServerKind.of(broker);
    if (kind.startsWith("nats://")) {
      throw new UsageError(
          "A server at an address cannot be reached from a cell, and students would"
              + " share it. There are: embedded, nats-server.");
    }
    return new Wish(
        from, lab, folder, resume, jobs, kind, seed.orElseGet(Settings::secretSeed), cell());
  }

  /** Beside the submissions, named after them. */
  private Path beside() {
    Path whole = from.toAbsolutePath().normalize();
    String name = whole.getFileName().toString().replaceFirst("(?i)\\.(zip|tar|tgz|tar\\.gz)$", "");
    boolean plain = from.normalize().equals(from) && !from.toString().isEmpty();
    return (plain ? from : whole).resolveSibling(name + "-grades");
  }

  private Cell cell() {
    if (noCell) {
      return Cell.NONE;
    }
    Offer offer = Cells.ofThisMachine();
    return offer
        .cell()
        .orElseThrow(() -> new UsageError("There is no cell on this machine, and"
            + " submissions are not run without one: " + offer.seen()
            + (offer.mend().isEmpty() ? "" : "\n  " + offer.mend())
            + "\nIf you trust all of them: --no-cell"));
  }

  private void warn() {
    int cores = Runtime.getRuntime().availableProcessors();
    if (jobs > cores) {
      System.err.println(
          "--jobs " + jobs + " on " + cores + " processors: programs start slowly, and"
              + " checks may run out of time; " + cores + " is as quick.");
    }
  }
}
