package dcom.labkit.grade;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of one submission.
 *
 * @param student whose it is
 * @param keys how a learning platform knows the student; see {@link Submission}
 * @param status whether this is a grade
 * @param report what the checks came to; empty if none were run
 * @param problem why there is no grade, or why it is 0 without a check, in one line; else empty
 * @param flaky the names of checks that failed at first and passed when run once more, alone, with the
 *     same seed; they count as passed
 * @param millis how long it took, in milliseconds
 * @param evidence the folder of what was kept, relative to the grading session's folder
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Grade(
    String student,
    Map<String, String> keys,
    Status status,
    Optional<Report> report,
    String problem,
    List<String> flaky,
    long millis,
    String evidence) {

  /** Whether there is a grade, and what it rests on. */
  public enum Status {
    /** The checks were run. */
    @JsonProperty("graded")
    GRADED,
    /** Nothing could be checked and that is the submission's fault: 0 points. */
    @JsonProperty("refused")
    REFUSED,
    /** The kit or the machine is at fault: not a grade. */
    @JsonProperty("error")
    ERROR
  }

  /** What a document leaves out is empty. */
  public Grade {
    keys = Map.copyOf(keys == null ? Map.of() : keys);
    flaky = List.copyOf(flaky == null ? List.of() : flaky);
    problem = problem == null ? "" : problem;
    evidence = evidence == null ? "" : evidence;
  }

  /** Whether this is a grade: nothing went wrong that is not the student's fault. */
  @JsonProperty("counts")
  public boolean counts() {
    return status != Status.ERROR
        && report.map(checked -> checked.count(Outcome.ERROR) == 0).orElse(true);
  }

  /** The points that were earned; means nothing unless it {@link #counts}. */
  @JsonProperty("earned")
  public int earned() {
    return report.map(Report::earned).orElse(0);
  }
}
