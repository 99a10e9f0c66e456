package dcom.labkit.grade.format;

import dcom.labkit.grade.Grade;
import dcom.labkit.grade.GradeBook;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.FailureText;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportText;
import java.util.Optional;
import java.util.stream.Stream;

/** One submission's part of a book, in the words that all forms share. */
record Sheet(GradeBook book, Grade grade) {
  /** All sheets of a book. */
  static Stream<Sheet> of(GradeBook book) {
    return book.grades().stream().map(grade -> new Sheet(book, grade));
  }

  /** The checks that were run or passed over, in order. */
  Stream<CheckResult> checks() {
    return grade.report().stream().flatMap(Report::checks);
  }

  /** The points; empty where there is no grade. */
  Optional<Integer> earned() {
    return grade.counts() ? Optional.of(grade.earned()) : Optional.empty();
  }

  /** How far it got: {@code done}, {@code 3/8}, {@code not started}, {@code refused}, {@code error}. */
  String state() {
    if (!grade.counts()) {
      return "error";
    }
    return grade.report().map(Report::state).orElse("refused");
  }

  /** Why there is no grade, why it is 0, or what else must be known; empty if there is nothing. */
  String comment() {
    if (!grade.problem().isEmpty()) {
      return (grade.counts() ? "" : "Not graded: ") + grade.problem();
    }
    if (!grade.counts()) {
      return "Not graded: " + firstError().map(CheckResult::reason).orElse("the kit is at fault");
    }
    return grade.flaky().isEmpty() ? "" : "Passed only when run once more: " + flaky();
  }

  /** What to say of the whole: the summary line of the report, or the problem. */
  String summary() {
    String comment = comment();
    String line =
        grade.report().filter(any -> grade.counts()).map(ReportText::summary).orElse("");
    return line.isEmpty() || comment.isEmpty() ? line + comment : line + "\n" + comment;
  }

  /** Whether a check failed at first and passed when it was run once more. */
  boolean flaky(CheckResult check) {
    return grade.flaky().contains(check.name());
  }

  /** What a student reads of a check: the failure in full, or why it did not run; else empty. */
  static String told(CheckResult check) {
    if (check.failure().isPresent()) {
      return FailureText.of(check);
    }
    return check.reason().isEmpty() ? "" : check.outcome().word() + ": " + check.reason();
  }

  private Optional<CheckResult> firstError() {
    return checks().filter(check -> check.outcome() == Outcome.ERROR).findFirst();
  }

  private String flaky() {
    return checks()
        .filter(this::flaky)
        .map(CheckResult::sentence)
        .reduce((a, b) -> a + ", " + b)
        .orElseGet(() -> String.join(", ", grade.flaky()));
  }
}
