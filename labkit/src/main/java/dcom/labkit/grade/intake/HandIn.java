package dcom.labkit.grade.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What came from one student, as it came.
 *
 * @param student whose it is
 * @param keys how a learning platform knows the student
 * @param parts files and folders
 * @param remark what to tell the teacher: that it is late, for example; mostly empty
 * @param problem why it is not even looked at; mostly empty
 */
record HandIn(
    String student, Map<String, String> keys, List<Part> parts, String remark, String problem) {
  /**
   * A file or folder.
   *
   * @param name what its student called it, without what a platform put before it
   * @param path where it lies; there may be nothing, if there are troubles
   * @param troubles what could not be taken out of the archive of the whole class
   */
  record Part(String name, Path path, List<Trouble> troubles) {
    Part {
      troubles = List.copyOf(troubles);
    }
  }

  /**
   * Something that could not be taken out of the archive of the whole class.
   *
   * @param name its name, folders before it, separated by {@code /}
   * @param reason why
   */
  record Trouble(String name, String reason) {
    /** The same, as it is called below a folder or as that file itself, which is then called nothing. */
    Trouble below(String entry) {
      return new Trouble(name.equals(entry) ? "" : name.substring(entry.length() + 1), reason);
    }
  }

  HandIn {
    student = student.isBlank() ? "?" : student;
    keys = Map.copyOf(keys);
    parts = List.copyOf(parts);
  }
}
