package dcom.labkit.grade.format;

import dcom.labkit.grade.Grade;
import dcom.labkit.grade.GradeBook;
import dcom.labkit.report.Report;
import java.util.ArrayList;
import java.util.List;

/** A table for a terminal: one row for each submission, and what the class came to below it. */
final class TextTable implements Format {
  @Override
  public String name() {
    return "table";
  }

  @Override
  public String about() {
    return "a table as text";
  }

  @Override
  public Rendering render(GradeBook book) {
    List<String> lines = new ArrayList<>();
    lines.add("%-28s %8s   %-12s %s"
        .formatted("student", "points", "state", "remarks")
        .stripTrailing());
    book.grades().forEach(grade -> lines.add(row(book, grade)));
    return Rendering.of("grades.txt", String.join("\n", lines) + "\n");
  }

  private static String row(GradeBook book, Grade grade) {
    String points = grade.counts() ? grade.earned() + "/" + book.points() : "-";
    String state = grade.report().map(Report::state).orElse(grade.counts() ? "refused" : "error");
    return "%-28s %8s   %-12s %s"
        .formatted(grade.student(), points, state, grade.problem())
        .stripTrailing();
  }
}
