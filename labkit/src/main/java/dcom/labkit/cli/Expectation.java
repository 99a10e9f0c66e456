package dcom.labkit.cli;

import dcom.labkit.check.Golden;
import dcom.labkit.lab.Subject;
import dcom.labkit.lab.WrongProgram;
import dcom.labkit.lab.Yaml;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.FailureText;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a subject's report must look like, and how it differs where it does not. */
sealed interface Expectation {
  /** What is not as it must be; empty if all is well. */
  String surprise(Report report);

  /** What is as it must be, for the table. */
  String words(Report report);

  /** What must come of judging a subject. */
  static Expectation of(Subject subject) {
    switch (subject.kind()) {
      case STUDENT:
        return new NotStarted();
      case WRONG:
        Yaml yaml = WrongProgram.of(subject).yaml();
        return new Caught(yaml.get("check").text(), yaml.get("says").text(), Golden.of(subject));
      default:
        return new Passes();
    }
  }

  /** An answer or a right program: every check passes. */
  record Passes() implements Expectation {
    @Override
    public String surprise(Report report) {
      return report
          .checks()
          .filter(check -> check.outcome() != Outcome.PASSED)
          .filter(
              check -> check.outcome() != Outcome.SKIPPED || check.reason().contains("comes first"))
          .findFirst()
          .map(check -> check.sentence() + ": " + told(check))
          .orElse("");
    }

    @Override
    public String words(Report report) {
      return report.count(Outcome.PASSED) + " checks passed";
    }
  }

  /** A starter: nothing passes, nothing fails, no points. */
  record NotStarted() implements Expectation {
    @Override
    public String surprise(Report report) {
      return report
          .checks()
          .filter(c -> c.outcome() != Outcome.NOT_STARTED && c.outcome() != Outcome.SKIPPED)
          .findFirst()
          .map(check -> check.sentence() + ": " + told(check))
          .orElse("");
    }

    @Override
    public String words(Report report) {
      return report.state() + ", " + report.earned() + " of " + report.points() + " points";
    }
  }

  /**
   * A wrong program: the check that it names fails, and says what teaches.
   *
   * @param check the name of the check
   * @param says what the failure's text must contain
   * @param golden the failure whole
   */
  record Caught(String check, String says, Golden golden) implements Expectation {
    @Override
    public String surprise(Report report) {
      Optional<CheckResult> named =
          report.checks().filter(c -> c.name().equals(check)).findFirst();
      if (named.isEmpty()) {
        return "there is no check " + check;
      } else if (named.get().outcome() != Outcome.FAILED) {
        return check + " " + named.get().outcome().word() + "; " + others(report);
      }
      Optional<CheckResult> error =
          report.checks().filter(c -> c.outcome() == Outcome.ERROR).findFirst();
      if (error.isPresent()) {
        return error.get().sentence() + ": " + told(error.get());
      }
      String text = FailureText.of(named.get());
      return text.replaceAll("\\s+", " ").contains(says)
          ? changed(named.get())
          : check + " failed, but does not say '" + says + "':\n" + text;
    }

    private String changed(CheckResult result) {
      List<String> changes = golden.changes(result);
      return changes.isEmpty()
          ? ""
          : "another failure than in " + golden.file().getFileName() + " (right? --accept):\n"
              + String.join("\n", changes);
    }

    @Override
    public String words(Report report) {
      return "caught: "
          + report
              .checks()
              .filter(c -> c.name().equals(check))
              .findFirst()
              .map(CheckResult::sentence)
              .orElse("");
    }

    private static String others(Report report) {
      return report
          .checks()
          .filter(c -> c.outcome() != Outcome.PASSED)
          .map(c -> c.name() + " " + told(c))
          .collect(Collectors.joining(", "));
    }
  }

  private static String told(CheckResult check) {
    return check.outcome().word()
        + " "
        + check.reason()
        + check.failure().map(any -> "\n" + FailureText.of(check)).orElse("");
  }
}
