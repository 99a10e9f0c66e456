package dcom.labkit.grade.format;

import dcom.labkit.grade.GradeBook;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A form with one file for each submission, in a folder of the student's name.
 *
 * @param name what it is called
 * @param about what it is good for
 * @param file the name of each file
 * @param content makes a file of a sheet, whose texts may be anything
 */
record EachSubmission(String name, String about, String file, Function<Sheet, byte[]> content)
    implements Format {
  @Override
  public Rendering render(GradeBook book) {
    List<String> students = FileNames.of(book.grades());
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < students.size(); i++) {
      Sheet sheet = new Sheet(book, book.grades().get(i));
      files.put(name + "/" + students.get(i) + "/" + file, content.apply(sheet));
    }
    return new Rendering(files, List.of());
  }

  /** The same sheet, legible. */
  static Sheet legible(Sheet sheet) {
    return legible(sheet, Shown.LONGEST);
  }

  /** The same sheet, legible, no text longer than that. */
  static Sheet legible(Sheet sheet, int longest) {
    GradeBook one = Books.with(sheet.book(), List.of(sheet.grade()));
    GradeBook shown = Shown.legible(one, longest);
    return new Sheet(shown, shown.grades().get(0));
  }
}
