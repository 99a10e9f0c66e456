package dcom.labkit.cli;

import dcom.labkit.lab.Lab;
import dcom.labkit.report.Glance;
import dcom.labkit.report.Progress;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The course at a glance: each lab's state, how long it takes, and the next thing to type. */
final class CourseView {
  private CourseView() {}

  static int print(PrintStream out) {
    Map<Lab, Optional<Glance>> labs = new LinkedHashMap<>();
    Here.labs(List.of()).forEach(lab -> labs.put(lab, Glance.at(lab.report())));
    out.printf("%-18s %-14s %7s   %s%n", "lab", "state", "minutes", "about");
    labs.forEach((lab, glance) -> out.println(row(lab, shown(lab, glance))));
    out.println();
    labs.entrySet().stream()
        .filter(lab -> !done(lab.getKey(), lab.getValue()))
        .findFirst()
        .ifPresentOrElse(
            lab -> next(lab.getKey(), lab.getValue(), out),
            () -> out.println("Everything is done."));
    out.println("All commands: ./lab --help");
    return ExitCode.PASSED.code();
  }

  private static String row(Lab lab, String state) {
    return "%-18s %-14s %7d   %s"
        .formatted(lab.id(), state, lab.manifest().minutes(), lab.manifest().title());
  }

  private static void next(Lab lab, Optional<Glance> glance, PrintStream out) {
    Optional<Glance.Next> step = glance.flatMap(Glance::next);
    int number = step.map(Glance.Next::number).orElse(1);
    String title =
        step.map(Glance.Next::title).orElse(lab.manifest().steps().get(0).title());
    out.println("Next: " + lab.id() + ", step " + number + ", " + title);
    out.println("  read    " + lab.path().resolve("README.md"));
    out.println("  type    ./lab check " + lab.id());
    out.println("  stuck?  ./lab hint " + lab.id());
  }

  /** Whether a student has done this lab, now or once. */
  static boolean done(Lab lab) {
    return done(lab, Glance.at(lab.report()));
  }

  private static boolean done(Lab lab, Optional<Glance> glance) {
    return state(glance).equals("done")
        || Progress.at(lab.progress()).map(Progress::done).orElse(false);
  }

  /** The state now; for a lab that was done once, also that. */
  private static String shown(Lab lab, Optional<Glance> glance) {
    String state = state(glance);
    if (state.equals("done") || !done(lab, glance)) {
      return state;
    }
    return state.equals("not started") ? "was done" : state + ", was done";
  }

  private static String state(Optional<Glance> glance) {
    return glance.map(Glance::state).orElse("not started");
  }
}
