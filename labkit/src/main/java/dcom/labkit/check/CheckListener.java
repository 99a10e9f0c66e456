package dcom.labkit.check;

import dcom.labkit.lab.Step;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Report;

/** Hears of a run while it goes on, on the run's thread. */
public interface CheckListener {
  /** A check is about to run. */
  default void started(Step step, String sentence) {}

  /** A check has ended, or was passed over. */
  default void finished(Step step, CheckResult result) {}

  /** All checks have ended. */
  default void finished(Report report) {}
}
