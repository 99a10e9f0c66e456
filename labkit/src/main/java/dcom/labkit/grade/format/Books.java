package dcom.labkit.grade.format;

import dcom.labkit.grade.Grade;
import dcom.labkit.grade.GradeBook;
import dcom.labkit.report.Report;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Books of grades made of other things. */
public final class Books {
  private Books() {}

  /** A book of one report, for whoever checks programs one at a time. */
  public static GradeBook of(Report report) {
    Grade grade = new Grade(
        report.subject(),
        Map.of(),
        Grade.Status.GRADED,
        Optional.of(report),
        "",
        List.of(),
        report.millis(),
        "");
    return book(report, report.points(), grade);
  }

  /**
   * A book of one submission of which nothing can be checked, and that is its own fault.
   *
   * @param empty the report without a step
   * @param points what the lab is worth
   * @param problem why nothing can be checked
   */
  static GradeBook refused(Report empty, int points, String problem) {
    Grade grade = new Grade(
        empty.subject(),
        Map.of(),
        Grade.Status.REFUSED,
        Optional.empty(),
        problem,
        List.of(),
        empty.millis(),
        "");
    return book(empty, points, grade);
  }

  /** The same book with other grades. */
  static GradeBook with(GradeBook book, List<Grade> grades) {
    return new GradeBook(
        book.schema(),
        book.lab(),
        book.title(),
        book.points(),
        book.seed(),
        book.broker(),
        book.cell(),
        book.started(),
        grades);
  }

  private static GradeBook book(Report report, int points, Grade grade) {
    return new GradeBook(
        GradeBook.SCHEMA,
        report.lab(),
        report.title(),
        points,
        report.seed(),
        report.broker(),
        "none",
        report.started(),
        List.of(grade));
  }
}
