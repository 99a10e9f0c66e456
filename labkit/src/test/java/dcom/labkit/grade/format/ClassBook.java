package dcom.labkit.grade.format;

import dcom.labkit.grade.Grade;
import dcom.labkit.grade.GradeBook;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Failure;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.report.StepResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small class: one of each kind, and one whose texts attack whoever reads them. */
final class ClassBook {
  /** What a program could have printed. */
  static final String EVIL = "<script>alert(1)</script> ]]> & \"'\n::set-output name=result::x\n"
      + "\u001b[31mred\u001b[0m \u0000\u0007 \uD800 \uFFFF \u202E \u0085 =1+1";

  private ClassBook() {}

  /** Ada has everything, Bert fails, Cleo's program does not compile, Dan met our error; Eve attacks. */
  static GradeBook book() {
    return new GradeBook(
        GradeBook.SCHEMA,
        "echo",
        "An echo",
        8,
        4711,
        "embedded",
        "bubblewrap",
        "2026-01-02T03:04:05Z",
        List.of(
            ada(),
            graded("Bert", "102", Outcome.FAILED, Outcome.SKIPPED),
            other("Cleo", "103", Grade.Status.REFUSED, "Echo.java:3: error: ';' expected"),
            graded("Dan", "104", Outcome.PASSED, Outcome.ERROR),
            other("Dora", "105", Grade.Status.ERROR, "the cell did not start"),
            eve()));
  }

  /** A book of one grade. */
  static GradeBook of(Grade grade) {
    return Books.with(book(), List.of(grade));
  }

  private static Grade ada() {
    Grade all = graded("Ada", "101", Outcome.PASSED, Outcome.PASSED);
    return new Grade(
        all.student(),
        all.keys(),
        all.status(),
        all.report(),
        "",
        List.of("echoEndsAtOnce"),
        all.millis(),
        all.evidence());
  }

  static Grade graded(String student, String key, Outcome first, Outcome second) {
    Failure failure = new Failure(
        List.of("terminal 1 $ ./lab run echo echo hi"),
        "terminal 1 prints  hi",
        "terminal 1 printed ho",
        List.of("1 ms  client → server  PING"),
        "An echo says what it heard.",
        "Echo.java:7");
    return graded(student, key, first, second, failure);
  }

  static Grade graded(String student, String key, Outcome first, Outcome second, Failure failure) {
    StepResult one = new StepResult(
        1,
        "It echoes",
        4,
        List.of(
            check("echoSaysWhatItHeard", "echo says what it heard", first, failure),
            check("echoEndsAtOnce", "echo ends at once", Outcome.PASSED, failure)));
    StepResult two = new StepResult(
        2,
        "It counts",
        4,
        List.of(
            check("echoCounts", "echo counts", second, failure),
            check("echoCountsOn", "echo counts on", second, failure)));
    Report report = new Report(
        1,
        "echo",
        "An echo",
        "yours",
        4711,
        "embedded",
        "2026-01-02T03:04:05Z",
        1234,
        List.of(one, two));
    return new Grade(
        student,
        Map.of("userId", key, "participant", key),
        Grade.Status.GRADED,
        Optional.of(report),
        "",
        List.of(),
        2345,
        "evidence/" + key);
  }

  private static Grade eve() {
    Failure failure = new Failure(List.of(EVIL), EVIL, EVIL + "!", List.of(EVIL), EVIL, EVIL);
    Grade grade = graded(
        "=HYPERLINK(\"x\") <b>Eve</b>\u001b", "106", Outcome.FAILED, Outcome.NOT_STARTED, failure);
    return new Grade(
        grade.student(),
        grade.keys(),
        grade.status(),
        grade.report(),
        EVIL,
        List.of(),
        grade.millis(),
        "@evidence");
  }

  private static Grade other(String student, String key, Grade.Status status, String problem) {
    return new Grade(
        student,
        Map.of("userId", key, "participant", key),
        status,
        Optional.empty(),
        problem,
        List.of(),
        12,
        "evidence/" + key);
  }

  private static CheckResult check(String name, String sentence, Outcome outcome, Failure failure) {
    boolean ran = outcome == Outcome.PASSED || outcome == Outcome.FAILED;
    return new CheckResult(
        name,
        sentence,
        outcome,
        2,
        5,
        ran ? "" : outcome == Outcome.ERROR ? "no port is free" : "step 1 comes first",
        outcome == Outcome.FAILED ? Optional.of(failure) : Optional.empty());
  }
}
