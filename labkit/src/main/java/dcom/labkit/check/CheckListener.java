package dcom.labkit.check;

import dcom.labkit.lab.Step;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Report;
import dcom.labkit.terminal.Terminal;
import java.util.List;

/**
 * Hears of a run while it goes on, one call at a time. Checks may run beside each other, so they end
 * in any order; what they come to is told in the order of the steps.
 */
public interface CheckListener {
  /** A check is about to run. */
  default void started(Step step, String sentence) {}

  /** A check has ended; it may still be passed over, because an earlier step turns out not to hold. */
  default void ended(Step step, CheckResult result) {}

  /** What a check comes to is certain, and so is that of all before it. */
  default void finished(Step step, CheckResult result) {}

  /**
   * A check's programs have ended.
   *
   * @param check the check's name
   * @param terminals in the order of opening; closed, their lines can be read
   */
  default void played(String check, List<Terminal> terminals) {}

  /** A check did not pass, and was run once more: the second result counts. */
  default void again(CheckResult first, CheckResult second) {}

  /** All checks have ended. */
  default void finished(Report report) {}
}
