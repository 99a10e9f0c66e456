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
import java.util.LinkedHashMap;
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
  private final String began = Instant.now().toString();
  private final long start = System.nanoTime();
  private final Map<Step, List<CheckResult>> results = new LinkedHashMap<>();

  /** Writes to {@code file}. */
  public GradescopeFile(Lab lab, Settings settings, Path file) {
    this.lab = lab;
    this.settings = settings;
    this.file = file;
  }

  @Override
  public void finished(Step step, CheckResult result) {
    results.computeIfAbsent(step, any -> new ArrayList<>()).add(result);
    write(Books.of(soFar()));
  }

  @Override
  public void finished(Report report) {
    write(Books.of(report));
  }

  /** Nothing can be checked, and that is the programs' fault: 0 points, and why. */
  public void refuse(String problem) {
    write(Books.refused(soFar(), lab.manifest().points(), problem));
  }

  private Report soFar() {
    List<StepResult> steps = new ArrayList<>();
    results.forEach((step, checks) ->
        steps.add(new StepResult(step.number(), step.title(), step.points(), checks)));
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
