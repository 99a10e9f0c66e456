package dcom.labkit.grade.format;

import dcom.labkit.grade.GradeBook;
import java.util.List;
import java.util.Map;

/** The book itself, as {@code labkit/GRADES.md} documents it; its reports as in {@code REPORT.md}. */
final class WholeBook implements Format {
  @Override
  public String name() {
    return "json";
  }

  @Override
  public String about() {
    return "everything, for programs";
  }

  @Override
  public Rendering render(GradeBook book) {
    return new Rendering(Map.of("grades.json", Json.plain(Shown.whole(book))), List.of());
  }
}
