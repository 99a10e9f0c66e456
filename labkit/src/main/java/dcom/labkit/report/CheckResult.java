package dcom.labkit.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * What became of one check.
 *
 * @param name the name of its method
 * @param sentence the same as a sentence
 * @param outcome how it ended
 * @param points what it is worth
 * @param millis how long it took, in milliseconds
 * @param reason one line on why it did not run to its end; empty for passed and failed
 * @param failure the facts of a failed one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CheckResult(
    String name,
    String sentence,
    Outcome outcome,
    int points,
    long millis,
    String reason,
    Optional<Failure> failure) {

  /** A reason that a document leaves out is empty. */
  public CheckResult {
    reason = reason == null ? "" : reason;
  }

  /** The same, worth so much. */
  public CheckResult worth(int other) {
    return new CheckResult(name, sentence, outcome, other, millis, reason, failure);
  }

  /** What it earned: all of its points or none. */
  @JsonProperty("earned")
  public int earned() {
    return outcome == Outcome.PASSED ? points : 0;
  }
}
