package dcom.labkit.report;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a check ended. */
public enum Outcome {
  /** What it says holds. */
  @JsonProperty("passed")
  PASSED("✓", "passed"),
  /** What it says does not hold. */
  @JsonProperty("failed")
  FAILED("✗", "failed"),
  /** A program stopped at a {@code TODO}, or a prediction was not made. */
  @JsonProperty("not started")
  NOT_STARTED("·", "not started"),
  /** An earlier step does not hold yet, or this machine cannot show it. */
  @JsonProperty("skipped")
  SKIPPED("-", "skipped"),
  /** The kit or the machine is at fault; never counted against a student. */
  @JsonProperty("error")
  ERROR("!", "error");

  private final String mark;
  private final String word;

  Outcome(String mark, String word) {
    this.mark = mark;
    this.word = word;
  }

  /** One character for lists. */
  public String mark() {
    return mark;
  }

  /** The word for it, in lower case. */
  public String word() {
    return word;
  }
}
