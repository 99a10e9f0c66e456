package dcom.labkit.cli;

import dcom.labkit.lab.Lab;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportFile;
import dcom.labkit.report.StepResult;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "hint",
    description =
        "The next hint for the first step that does not hold; each tells more than the last.",
    footer = {"", "Examples:", "  ./lab hint onenode", "  ./lab hint onenode --step 4"})
final class HintCommand implements Callable<Integer> {
  @Parameters(paramLabel = "LAB", description = "The lab.")
  private String id;

  @Option(names = "--step", paramLabel = "N", description = "A hint for this step instead.")
  private Optional<Integer> step = Optional.empty();

  @Override
  public Integer call() throws IOException {
    Lab lab = Here.course().lab(id);
    Optional<Report> report = ReportFile.read(lab.report());
    if (step.isEmpty() && report.map(Report::passed).orElse(false)) {
      System.out.println("All steps of " + id + " hold; there is nothing to hint at.");
      if (lab.hasAnswer()) {
        System.out.println("Yours against the answer: ./lab diff " + id);
      }
      return ExitCode.PASSED.code();
    }
    int number = step.orElseGet(() -> firstOpen(report));
    System.out.println(next(lab, number, step));
    return ExitCode.PASSED.code();
  }

  /** The next hint for a step, remembered as given; says how to get one more. */
  static String next(Lab lab, int number, Optional<Integer> asked) throws IOException {
    List<String> rungs = Hints.read(lab).rungs(number);
    HintsGiven given = new HintsGiven(lab);
    int rung = Math.min(given.next(number), rungs.size());
    given.remember(number, rung);
    return "%s, step %d, hint %d of %d%n%n%s%n%n%s"
        .formatted(
            lab.id(),
            number,
            rung,
            rungs.size(),
            rungs.get(rung - 1),
            more(rung < rungs.size(), lab, asked));
  }

  private static String more(boolean more, Lab lab, Optional<Integer> asked) {
    if (more) {
      return "More: ./lab hint " + lab.id()
          + asked.map(number -> " --step " + number).orElse("");
    }
    return "That was the last one."
        + (lab.hasAnswer() ? " The answer: ./lab diff " + lab.id() + " --anyway" : "");
  }

  private static int firstOpen(Optional<Report> report) {
    return report.flatMap(Report::next).map(StepResult::number).orElse(1);
  }
}
