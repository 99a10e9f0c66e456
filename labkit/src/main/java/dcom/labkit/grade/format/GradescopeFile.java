package dcom.labkit.grade.format;

import dcom.labkit.check.CheckListener;
import dcom.labkit.check.Settings;
import dcom.labkit.grade.GradeBook;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Step;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Report;
import dcom.labkit.report.StepResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a Gradescope autograder's {@code results.json} up to date while checks run: if time runs out,
 * what was checked until then has its points and its words. Nothing is written before the first check
 * has ended, so that a kit that fails before gives no grade.
 */
public final class GradescopeFile implements CheckListener {
  private final Lab lab;
  private final Settings settings;
  private final Path file;
  private final CheckListener next;
  private final String began = Instant.now().toString();
  private final long start = System.nanoTime();
  private final Map<Integer, List<CheckResult>> results = new HashMap<>();

  /** Writes to {@code file}, and passes on what it hears. */
  public GradescopeFile(Lab lab, Settings settings, Path file, CheckListener next) {
    this.lab = lab;
    this.settings = settings;
    this.file = file;
    this.next = next;
  }

  @Override
  public void started(Step step, String sentence) {
    next.started(step, sentence);
  }

  @Override
  public void finished(Step step, CheckResult result) {
    next.finished(step, result);
    results.computeIfAbsent(step.number(), any -> new ArrayList<>()).add(result);
    long ended = results.values().stream().mapToLong(List::size).sum();
    String problem = "Checking was stopped after " + ended + (ended == 1 ? " check" : " checks");
    write(Books.unfinished(soFar(), problem + "; what was not checked has no points."));
  }

  @Override
  public void finished(Report report) {
    next.finished(report);
    write(Books.of(report));
  }

  /** Nothing can be checked, and that is the programs' fault: 0 points, and why. */
  public void refuse(String problem) {
    write(Books.refused(soFar(), problem));
  }

  /** All steps of the lab, with the checks that have ended. */
  private Report soFar() {
    List<StepResult> steps = lab.manifest().steps().stream()
        .map(step -> new StepResult(
            step.number(),
            step.title(),
            step.points(),
            results.getOrDefault(step.number(), List.of())))
        .toList();
    return new Report(
        Report.SCHEMA,
        lab.id(),
        lab.manifest().title(),
        "yours",
        settings.seed(),
        settings.broker(),
        began,
        (System.nanoTime() - start) / 1_000_000,
        steps);
  }

  private void write(GradeBook book) {
    Rendering.write(file, Gradescope.of(new Sheet(book, book.grades().get(0))));
  }
}
