package dcom.labkit.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What checking one lab came to. The only result: text, JSON and every other format are made from
 * it.
 *
 * @param schema the version of this form; {@value #SCHEMA}
 * @param lab the lab's name
 * @param title the lab's title
 * @param subject whose programs were checked: {@code yours}, {@code answer}, or a variant's name
 * @param seed what all random values came from
 * @param broker the kind of message server that was used
 * @param started when it began, as an ISO 8601 instant
 * @param millis how long it took, in milliseconds
 * @param steps in order
 */
public record Report(
    int schema,
    String lab,
    String title,
    String subject,
    long seed,
    String broker,
    String started,
    long millis,
    List<StepResult> steps) {
  /** The version of the form that this kit writes and reads. */
  public static final int SCHEMA = 1;

  /** Keeps its own list. */
  public Report {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException("report schema " + schema + ", this kit reads " + SCHEMA);
    }
    steps = List.copyOf(steps);
  }

  /** All points of the lab. */
  @JsonProperty("points")
  public int points() {
    return steps.stream().mapToInt(StepResult::points).sum();
  }

  /** The points that were earned. */
  @JsonProperty("earned")
  public int earned() {
    return steps.stream().mapToInt(StepResult::earned).sum();
  }

  /** All checks in order. */
  public Stream<CheckResult> checks() {
    return steps.stream().flatMap(step -> step.checks().stream());
  }

  /** How many checks ended so. */
  public long count(Outcome outcome) {
    return checks().filter(check -> check.outcome() == outcome).count();
  }

  /** Whether every step holds. */
  public boolean passed() {
    return steps.stream().allMatch(StepResult::holds);
  }

  /** The first step that does not hold yet. */
  public Optional<StepResult> next() {
    return steps.stream().filter(step -> !step.holds()).findFirst();
  }

  /** {@code not started}, {@code done}, or how many of the checks passed: {@code 3/8}. */
  @JsonProperty("state")
  public String state() {
    if (passed()) {
      return "done";
    }
    long begun = count(Outcome.PASSED) + count(Outcome.FAILED);
    return begun == 0 && count(Outcome.ERROR) == 0
        ? "not started"
        : count(Outcome.PASSED) + "/" + checks().count();
  }
}
