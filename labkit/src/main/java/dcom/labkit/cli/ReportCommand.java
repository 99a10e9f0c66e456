package dcom.labkit.cli;

import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportFile;
import dcom.labkit.report.ReportText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "report",
    description =
        "A table of the newest reports: your programs' and, where there are any, the answers'.")
final class ReportCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    Map<String, Optional<Report>> rows = new LinkedHashMap<>();
    for (Lab lab : Here.course().labs()) {
      rows.put(lab.id(), ReportFile.read(lab.report()));
      if (lab.hasAnswer()) {
        rows.put(lab.id() + " (answer)", ReportFile.read(Subject.answer(lab).report()));
      }
    }
    System.out.println("\n" + ReportText.table(rows));
    return ExitCode.PASSED.code();
  }
}
