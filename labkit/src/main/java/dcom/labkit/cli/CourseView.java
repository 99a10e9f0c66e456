package dcom.labkit.cli;

import dcom.labkit.lab.Lab;
import dcom.labkit.report.Glance;
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
        .filter(lab -> !state(lab).equals("done"))
        .findFirst()
        .ifPresentOrElse(lab -> next(lab, out), () -> out.println("Everything is done."));
    out.println("All commands: ./lab --help");
    return ExitCode.PASSED.code();
  }

  private static String row(Lab lab) {
    return "%-18s %-12s %9d   %s"
        .formatted(
            lab.id(), state(lab), lab.manifest().minutes(), lab.manifest().title());
  }

  private static void next(Lab lab, PrintStream out) {
    Optional<Glance.Next> step = Glance.at(lab.report()).flatMap(Glance::next);
    String what = step.map(s -> "step " + s.number() + ", " + s.title()).orElse("step 1");
    out.println("Next: " + lab.id() + ", " + what);
    out.println("  read    " + lab.path().resolve("README.md"));
    out.println("  type    ./lab check " + lab.id());
    out.println("  stuck?  ./lab hint " + lab.id());
  }

  private static String state(Lab lab) {
    return Glance.at(lab.report()).map(Glance::state).orElse("not started");
  }
}
