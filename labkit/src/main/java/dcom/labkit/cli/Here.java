package dcom.labkit.cli;

import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import java.nio.file.Path;
import java.util.List;

/** The course that the command was started in. */
final class Here {
  private Here() {}

  /** The start script's folder; without the script, the course around the working folder. */
  static Course course() {
    String home = System.getProperty("lab.home", System.getenv("LAB_HOME"));
    return home == null ? Course.around(Path.of("")) : new Course(Path.of(home));
  }

  /** The student's programs, or the answer if that is asked for, also by {@code LAB_SUBJECT}. */
  static Subject subject(Lab lab, boolean answer) {
    return answer || "answer".equals(System.getenv("LAB_SUBJECT"))
        ? Subject.answer(lab)
        : Subject.student(lab);
  }

  /** The labs with these names; without a name the one around the working folder, or else all. */
  static List<Lab> labs(List<String> ids) {
    Course course = course();
    if (!ids.isEmpty()) {
      return ids.stream().map(course::lab).toList();
    }
    Path here = Path.of("").toAbsolutePath().normalize();
    List<Lab> around =
        course.labs().stream().filter(lab -> here.startsWith(lab.folder())).toList();
    return around.isEmpty() ? course.labs() : around;
  }
}
