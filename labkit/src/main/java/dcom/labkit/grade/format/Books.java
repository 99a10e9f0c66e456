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
    return book(report, Grade.Status.GRADED, Optional.of(report), "");
  }

  /** A book of one report that may grow yet: what it lacks has no points, and it says so. */
  static GradeBook unfinished(Report report, String problem) {
    return book(report, Grade.Status.GRADED, Optional.of(report), problem);
  }

  /** A book of one submission of which nothing can be checked, and that is its own fault. */
  static GradeBook refused(Report report, String problem) {
    return book(report, Grade.Status.REFUSED, Optional.empty(), problem);
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

  private static GradeBook book(
      Report report, Grade.Status status, Optional<Report> checked, String problem) {
    Grade grade = new Grade(
        report.subject(), Map.of(), status, checked, problem, List.of(), report.millis(), "");
    return new GradeBook(
        GradeBook.SCHEMA,
        report.lab(),
        report.title(),
        report.points(),
        report.seed(),
        report.broker(),
        "none",
        report.started(),
        List.of(grade));
  }
}
