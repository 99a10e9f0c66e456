package dcom.labkit.grade.format;

import dcom.labkit.grade.GradeBook;
import java.nio.file.Path;
import java.util.List;

/** One form of a book of grades. Never changes the book, and gives no grade where there is none. */
public interface Format {
  /** What it is called on the command line. */
  String name();

  /** What it is good for, in a few words. */
  String about();

  /** Makes the files of this form in memory. */
  Rendering render(GradeBook book);

  /**
   * Writes the files of this form, each whole.
   *
   * @return the files written
   */
  default List<Path> write(GradeBook book, Path folder) {
    return render(book).write(folder);
  }
}
