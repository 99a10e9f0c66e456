package dcom.labkit.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What became of a step's checks.
 *
 * @param number its number in the lab
 * @param title what holds once it is done
 * @param points what it is worth
 * @param checks its checks in the order in which they ran
 */
public record StepResult(int number, String title, int points, List<CheckResult> checks) {
  /** Keeps its own list. */
  public StepResult {
    checks = List.copyOf(checks);
  }

  /** The points that its passed checks earned. */
  @JsonProperty("earned")
  public int earned() {
    return checks.stream().mapToInt(CheckResult::earned).sum();
  }

  /** Whether it was checked, and every check passed. */
  public boolean holds() {
    return !checks.isEmpty()
        && checks.stream().allMatch(check -> check.outcome() == Outcome.PASSED);
  }
}
