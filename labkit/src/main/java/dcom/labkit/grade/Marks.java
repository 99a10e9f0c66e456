package dcom.labkit.grade;

import dcom.labkit.report.Report;
import java.util.List;
import java.util.Optional;

/**
 * What a judge process came to.
 *
 * @param token the task's
 * @param report what the checks came to; empty if none could be run
 * @param problem why none could be run, in one line
 * @param flaky the checks that passed only when they were run once more
 * @param slowest the largest part of its time that a check took: 0.5 for half of it
 */
record Marks(
    String token, Optional<Report> report, String problem, List<String> flaky, double slowest) {
  /** What a document leaves out is empty. */
  Marks {
    report = report == null ? Optional.empty() : report;
    problem = problem == null ? "" : problem;
    flaky = List.copyOf(flaky == null ? List.of() : flaky);
  }

  /** Whether these are the marks that a task asked for: of its lab and seed, and for all checks or one. */
  boolean answer(Task task, int points) {
    return task.token().equals(token)
        && report.map(checked -> fits(checked, task, points)).orElse(!problem.isEmpty());
  }

  private static boolean fits(Report report, Task task, int points) {
    return report.lab().equals(task.lab())
        && report.seed() == task.seed()
        && report.points() == points
        && report.earned() <= points;
  }
}
