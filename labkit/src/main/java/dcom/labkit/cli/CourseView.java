package dcom.labkit.cli;

import dcom.labkit.lab.Lab;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportFile;
import dcom.labkit.report.StepResult;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** The course at a glance: each lab's state, how long it takes, and the next thing to type. */
final class CourseView {
  private CourseView() {}

  static int print(PrintStream out) {
    List<Lab> labs = Here.labs(List.of());
    out.printf("%-18s %-12s %9s   %s%n", "lab", "state", "minutes", "about");
    labs.forEach(lab -> out.println(row(lab)));
    out.println();
    labs.stream()
        .filter(lab -> !report(lab).map(Report::passed).orElse(false))
        .findFirst()
        .ifPresentOrElse(lab -> next(lab, out), () -> out.println("Everything is done."));
    out.println("All commands: ./lab --help");
    return ExitCode.PASSED.code();
  }

  private static String row(Lab lab) {
    String state = report(lab).map(Report::state).orElse("not started");
    return "%-18s %-12s %9d   %s"
        .formatted(lab.id(), state, lab.manifest().minutes(), lab.manifest().title());
  }

  private static void next(Lab lab, PrintStream out) {
    Optional<StepResult> step = report(lab).flatMap(Report::next);
    String what = step.map(s -> "step " + s.number() + ", " + s.title()).orElse("step 1");
    out.println("Next: " + lab.id() + ", " + what);
    out.println("  read    " + lab.path().resolve("README.md"));
    out.println("  type    ./lab check " + lab.id());
    out.println("  stuck?  ./lab hint " + lab.id());
  }

  private static Optional<Report> report(Lab lab) {
    return ReportFile.read(lab.report());
  }
}
