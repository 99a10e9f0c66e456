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
 */
record HandIn(String student, Map<String, String> keys, List<Path> parts, String remark) {
  HandIn {
    student = student.isBlank() ? "?" : student;
    keys = Map.copyOf(keys);
    parts = List.copyOf(parts);
  }
}
