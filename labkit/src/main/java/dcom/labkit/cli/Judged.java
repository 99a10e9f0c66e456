package dcom.labkit.cli;

import dcom.labkit.lab.Subject;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one program before the judge.
 *
 * @param subject the program
 * @param report what the checks said; empty if it could not be made
 * @param surprise what is not as it must be; empty if all is well
 * @param words what is as it must be
 */
record Judged(Subject subject, Optional<Report> report, String surprise, String words) {
  static Judged of(Subject subject, Report report) {
    Expectation expectation = Expectation.of(subject);
    return new Judged(
        subject, Optional.of(report), expectation.surprise(report), expectation.words(report));
  }

  static Judged notMade(Subject subject, String surprise, String words) {
    return new Judged(subject, Optional.empty(), surprise, words);
  }

  /** Kind and name, as {@code wrong no-flush}. */
  String name() {
    return subject.kind().name().toLowerCase(Locale.ROOT) + " " + subject.name();
  }

  double seconds() {
    return report.map(Report::millis).orElse(0L) / 1000.0;
  }

  String verdict() {
    return surprise.isEmpty() ? words : "SURPRISE: " + surprise;
  }

  /** Whether it is a wrong program that was checked. */
  boolean wrong() {
    return subject.kind() == Subject.Kind.WRONG && report.isPresent();
  }

  /** The checks that failed. */
  List<CheckResult> failed() {
    return report.stream()
        .flatMap(Report::checks)
        .filter(check -> check.outcome() == Outcome.FAILED)
        .toList();
  }
}
