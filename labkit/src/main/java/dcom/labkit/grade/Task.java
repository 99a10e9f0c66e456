package dcom.labkit.grade;

import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a judge process is told to do.
 *
 * @param course the course's root folder
 * @param lab the lab's name
 * @param kind whose programs these are
 * @param name the student's name, or the variant's
 * @param files the folder of a submission's files
 * @param broker the message server
 * @param seed what all random values come from
 * @param patience what a check's time is multiplied by
 * @param check the name of the only check to run; empty for all
 * @param folder where the marks and the evidence go
 * @param token what the marks must repeat, so that they can be told from others
 */
record Task(
    String course,
    String lab,
    Subject.Kind kind,
    String name,
    String files,
    String broker,
    long seed,
    double patience,
    Optional<String> check,
    String folder,
    String token) {

  /** The programs. */
  Subject subject() {
    Lab of = new Course(Path.of(course)).lab(lab);
    return switch (kind) {
      case SUBMISSION -> Subject.submission(of, name, Path.of(files));
      case ANSWER -> Subject.answer(of);
      case STUDENT -> Subject.student(of);
      default ->
        Subject.variants(of, kind).stream()
            .filter(variant -> variant.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no variant " + name));
    };
  }

  /** The file that the marks go to. */
  Path marks() {
    return Path.of(folder, "marks.json");
  }
}
