package dcom.labkit.check;

import dcom.labkit.lab.Step;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportText;
import java.io.PrintStream;
import java.util.Optional;

/** Prints a run as it goes on: steps, a line for each check, and at the end the first failure. */
public final class CheckPrinter implements CheckListener {
  private final PrintStream out;
  private int step;

  /** Prints to {@code out}. */
  public CheckPrinter(PrintStream out) {
    this.out = out;
  }

  @Override
  public void finished(Step step, CheckResult result) {
    boolean first = step.number() != this.step;
    this.step = step.number();
    if (first) {
      out.println(ReportText.heading(step.number(), step.title()));
    }
    // Of a step that waits for another one line is enough.
    if (first || result.outcome() != Outcome.SKIPPED) {
      out.println("  " + ReportText.line(result));
    }
  }

  @Override
  public void finished(Report report) {
    firstFailure(report).ifPresent(failed -> out.println("\n" + ReportText.full(failed)));
    out.println("\n" + ReportText.summary(report));
  }

  private static Optional<CheckResult> firstFailure(Report report) {
    return report.checks().filter(check -> check.outcome() == Outcome.FAILED).findFirst();
  }
}
