package dcom.labkit.lab;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One lab of a course.
 *
 * @param course the course that it belongs to
 * @param folder the lab's folder
 * @param manifest what its {@code lab.yaml} says
 */
public record Lab(Course course, Path folder, Manifest manifest) {
  /** The lab's name on the command line. */
  public String id() {
    return manifest.id();
  }

  /** The folder below the course's root; also the answer's folder below {@code solutions}. */
  public Path path() {
    return course.root().relativize(folder);
  }

  /** Where the answer is; it need not be there in a student's copy. */
  public Path answer() {
    return course.root().resolve("solutions").resolve(path());
  }

  /** Whether this copy of the course holds the lab's answer. */
  public boolean hasAnswer() {
    return Files.isDirectory(answer());
  }

  /** Where the lab's check classes are. */
  public Path checks() {
    return folder.resolve("src/test/java");
  }

  /**
   * The same lab with what its manifest says now.
   *
   * @throws BadManifest if it cannot be read
   */
  public Lab again() {
    return new Lab(course, folder, Manifest.read(folder.resolve("lab.yaml")));
  }

  /** Where the best that a student came to is kept; it need not be there. */
  public Path progress() {
    return course.root().resolve(".lab/progress").resolve(id());
  }

  /** The newest report on the student's programs; it need not be there. */
  public Path report() {
    return Subject.report(folder);
  }
}
