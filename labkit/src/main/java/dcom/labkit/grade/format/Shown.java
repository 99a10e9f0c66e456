package dcom.labkit.grade.format;

import dcom.labkit.grade.Grade;
import dcom.labkit.grade.GradeBook;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Cut;
import dcom.labkit.report.Failure;
import dcom.labkit.report.Legible;
import dcom.labkit.report.Report;
import dcom.labkit.report.StepResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A book of grades with every text in it made fit to be shown. Done once for a whole book, before a
 * form puts the texts between its own marks.
 */
final class Shown {
  /** No text is longer; the middle of a longer one is left out, and the text says how much. */
  static final int LONGEST = 20_000;

  /** No list of commands or frames is longer; of frames the last ones stay. */
  static final int MOST = 100;

  private final UnaryOperator<String> change;
  private final int longest;

  private Shown(UnaryOperator<String> change, int longest) {
    this.change = change;
    this.longest = longest;
  }

  /** Legible, and no longer than is bearable. */
  static GradeBook legible(GradeBook book) {
    return legible(book, LONGEST);
  }

  /** Legible, and no text longer than that many characters. */
  static GradeBook legible(GradeBook book, int longest) {
    return new Shown(Legible::text, longest).book(book);
  }

  /** Every character as it is, but for what UTF-8 cannot hold. */
  static GradeBook whole(GradeBook book) {
    return new Shown(Legible::unicode, Integer.MAX_VALUE).book(book);
  }

  private GradeBook book(GradeBook book) {
    return new GradeBook(
        book.schema(),
        text(book.lab()),
        text(book.title()),
        book.points(),
        book.seed(),
        text(book.broker()),
        text(book.cell()),
        text(book.started()),
        book.grades().stream().map(this::grade).toList());
  }

  private Grade grade(Grade grade) {
    Map<String, String> keys = new LinkedHashMap<>();
    grade.keys().forEach((key, value) -> keys.put(text(key), text(value)));
    return new Grade(
        text(grade.student()),
        keys,
        grade.status(),
        grade.report().map(this::report),
        text(grade.problem()),
        grade.flaky(),
        grade.millis(),
        text(grade.evidence()));
  }

  private Report report(Report report) {
    return new Report(
        report.schema(),
        text(report.lab()),
        text(report.title()),
        text(report.subject()),
        report.seed(),
        text(report.broker()),
        text(report.started()),
        report.millis(),
        report.steps().stream().map(this::step).toList());
  }

  private StepResult step(StepResult step) {
    List<CheckResult> checks = step.checks().stream().map(this::check).toList();
    return new StepResult(step.number(), text(step.title()), step.points(), checks);
  }

  private CheckResult check(CheckResult check) {
    Optional<Failure> failure = check.failure().map(this::failure);
    return new CheckResult(
        check.name(),
        text(check.sentence()),
        check.outcome(),
        check.points(),
        check.millis(),
        text(check.reason()),
        failure);
  }

  private Failure failure(Failure failure) {
    String expected = change.apply(present(failure.expected()));
    String got = change.apply(present(failure.got()));
    int differs = Cut.firstDifference(expected, got);
    return new Failure(
        first(failure.did()),
        Cut.around(expected, differs, longest),
        Cut.around(got, differs, longest),
        last(failure.wire()),
        text(present(failure.why())),
        text(present(failure.look())));
  }

  private List<String> first(List<String> texts) {
    int kept = longest == Integer.MAX_VALUE ? texts.size() : Math.min(MOST, texts.size());
    return texts.subList(0, kept).stream().map(this::text).toList();
  }

  private List<String> last(List<String> texts) {
    int kept = longest == Integer.MAX_VALUE ? texts.size() : Math.min(MOST, texts.size());
    return texts.subList(texts.size() - kept, texts.size()).stream()
        .map(this::text)
        .toList();
  }

  private String text(String text) {
    return Cut.middle(change.apply(text), longest);
  }

  /** A failure that was read from a document may lack a field. */
  private static String present(String text) {
    return text == null ? "" : text;
  }
}
