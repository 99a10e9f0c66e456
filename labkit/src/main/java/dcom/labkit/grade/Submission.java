package dcom.labkit.grade;

import java.util.Map;

/**
 * One student's work, taken in for grading.
 *
 * @param student whose it is, as the folder, the archive or the export says
 * @param keys how a learning platform knows the student, by its own name for the key: {@code userId}
 *     of Canvas, {@code participant} of Moodle; empty for a plain folder
 * @param folder the name of its folder in the grading session. There, {@code files} holds what the
 *     manifest lets students change, laid out as in the lab's folder; what was not handed in is the
 *     starter's
 * @param problem why there is nothing to check, in one line; empty if there is something
 * @param remark what the teacher should know although it can be checked; mostly empty
 * @param fingerprint of {@code files}, as they were taken
 */
public record Submission(
    String student,
    Map<String, String> keys,
    String folder,
    String problem,
    String remark,
    String fingerprint) {
  /** Keeps its own keys; refuses a submission of nobody. */
  public Submission {
    keys = Map.copyOf(keys);
    if (student.isBlank()) {
      throw new IllegalArgumentException("a submission is somebody's: '" + student + "'");
    }
  }
}
