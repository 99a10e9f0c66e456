package dcom.labkit.grade.format;

import dcom.labkit.grade.GradeBook;
import dcom.labkit.report.Cut;
import dcom.labkit.report.Legible;
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
  public Rendering render(GradeBook exact) {
    GradeBook book = Shown.legible(exact);
    List<String> lines = new ArrayList<>();
    int width =
        book.grades().stream().mapToInt(g -> length(name(g.student()))).max().orElse(0);
    lines.add(row(Math.max(width, 7), "student", "points", "state", "remarks"));
    Sheet.of(book).forEach(sheet -> lines.add(row(Math.max(width, 7), sheet)));
    lines.add("");
    lines.addAll(ClassView.of(book).text());
    return Rendering.of("grades.txt", String.join("\n", lines) + "\n");
  }

  private static String row(int width, Sheet sheet) {
    String points =
        sheet.earned().map(earned -> earned + "/" + sheet.book().points()).orElse("-");
    String comment = Cut.middle(Legible.line(sheet.comment()), 160);
    return row(width, name(sheet.grade().student()), points, sheet.state(), comment);
  }

  private static String row(
      int width, String student, String points, String state, String remarks) {
    String gap = " ".repeat(width - length(student));
    return "%s%s %9s   %-12s %s".formatted(student, gap, points, state, remarks).stripTrailing();
  }

  private static String name(String student) {
    return Cut.middle(Legible.line(student), 60);
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
