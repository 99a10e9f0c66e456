package dcom.labkit.check;

import dcom.labkit.lab.Step;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportText;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Prints a run as it goes on: steps, a line for each check, and at the end the first failure. */
public final class CheckPrinter implements CheckListener {
  private final PrintStream out;
  private final Set<String> ranAgain = new HashSet<>();
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
      if (ranAgain.contains(result.name()) && result.outcome() == Outcome.PASSED) {
        out.println("    It failed at first, and passed when it was run once more, alone.");
      }
    }
  }

  @Override
  public void again(CheckResult first, CheckResult second) {
    ranAgain.add(first.name());
  }

  @Override
  public void finished(Report report) {
    firstFailure(report).ifPresent(failed -> {
      out.println("\n" + ReportText.full(failed));
      if (ranAgain.contains(failed.name())) {
        out.println("  It failed twice; the second time it was run alone.");
      }
    });
    out.println("\n" + ReportText.summary(report));
  }

  private static Optional<CheckResult> firstFailure(Report report) {
    return report.checks().filter(check -> check.outcome() == Outcome.FAILED).findFirst();
  }
}
