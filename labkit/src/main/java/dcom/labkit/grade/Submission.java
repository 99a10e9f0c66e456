package dcom.labkit.grade;

import java.nio.file.Path;
import java.util.Map;

/**
 * One student's work, laid out for grading.
 *
 * @param student whose it is, as the folder, the archive or the export says
 * @param keys how a learning platform knows the student, by its own name for the key: {@code userId}
 *     of Canvas, {@code participant} of Moodle; empty for a plain folder
 * @param files the folder that holds only what the manifest lets students change, laid out as in the
 *     lab's folder
 * @param problem why there is nothing to check, in one line; empty if there is something
 */
public record Submission(String student, Map<String, String> keys, Path files, String problem) {
  /** Keeps its own keys; refuses a submission of nobody. */
  public Submission {
    keys = Map.copyOf(keys);
    if (student.isBlank()) {
      throw new IllegalArgumentException("a submission is somebody's: '" + student + "'");
    }
  }
}
