package dcom.labkit.cli;

import dcom.labkit.grade.format.Books;
import dcom.labkit.grade.format.Format;
import dcom.labkit.grade.format.Formats;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportFile;
import dcom.labkit.report.ReportText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "report",
    description = {
      "A table of the newest reports: your programs' and, where there are any, the answers'.",
      "With a lab, its newest report in one of many forms."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab report",
      "  ./lab report onenode",
      "  ./lab report onenode --format html --out onenode.html"
    })
final class ReportCommand implements Callable<Integer> {
  /** The names of all forms, for the help. */
  private static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Formats.all().stream().map(Format::name).iterator();
    }
  }

  @Parameters(arity = "0..1", paramLabel = "LAB", description = "The lab.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "text",
      completionCandidates = Names.class,
      description = "One of: ${COMPLETION-CANDIDATES}. labkit/GRADES.md describes them.")
  private String format;

  @Option(names = "--out", paramLabel = "FILE", description = "Write to this file, not here.")
  private Optional<Path> out = Optional.empty();

  @Option(names = "--answer", description = "The answer's report instead of yours.")
  private boolean answer;

  @Override
  public Integer call() throws IOException {
    Format form = Formats.named(format);
    if (id.isEmpty() && (out.isPresent() || !form.name().equals("text"))) {
      throw new UsageError("Say of which lab: ./lab report LAB --format " + form.name());
    }
    if (id.isPresent()) {
      one(Here.course().lab(id.get()), form);
    } else {
      table();
    }
    return ExitCode.PASSED.code();
  }

  private static void table() {
    Map<String, Optional<Report>> rows = new LinkedHashMap<>();
    for (Lab lab : Here.course().labs()) {
      rows.put(lab.id(), ReportFile.read(lab.report()));
      if (lab.hasAnswer()) {
        rows.put(lab.id() + " (answer)", ReportFile.read(Subject.answer(lab).report()));
      }
    }
    System.out.println("\n" + ReportText.table(rows));
  }

  /** A report is a book of one: every form makes one file of it. */
  private void one(Lab lab, Format form) throws IOException {
    Report report = ReportFile.read(Here.subject(lab, answer).report())
        .orElseThrow(() -> new UsageError(lab.id() + " has no report yet; type: ./lab check "
            + lab.id() + (answer ? " --answer" : "")));
    byte[] file = form.render(Books.of(report)).files().values().iterator().next();
    if (out.isPresent()) {
      Files.write(out.get(), file);
    } else {
      System.out.write(file);
      System.out.flush();
    }
  }
}
