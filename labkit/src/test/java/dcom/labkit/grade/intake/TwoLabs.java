package dcom.labkit.grade.intake;

import dcom.labkit.grade.Submission;
import dcom.labkit.lab.Course;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** A course of two labs that have files of the same names, {@code alpha} and {@code beta}. */
final class TwoLabs {
  static final String PLACE = "src/main/java/dcom/alpha/";
  static final String ONE = "package dcom.alpha;\nclass One { int mine; }\n";
  static final String TWO = "package dcom.alpha;\nclass Two { int mine; }\n";

  private final Path root;
  private Path out;

  TwoLabs(Path root) throws IOException {
    this.root = root;
    lab("alpha", 1);
    lab("beta", 2);
    Files.createDirectories(root.resolve("labkit"));
    Files.createFile(root.resolve("lab"));
    Files.createDirectory(all());
  }

  private void lab(String id, int number) throws IOException {
    new Parcel()
        .with("lab.yaml", """
            id: %1$s
            number: %2$d
            title: A lab
            minutes: 1
            needs: []
            programs: { one: dcom.%1$s.One }
            files: [src/main/java/dcom/%1$s/One.java, src/main/java/dcom/%1$s/Two.java, answers.yaml]
            steps: [{ title: All, points: 1 }]
            """.formatted(id, number))
        .with("src/main/java/dcom/" + id + "/One.java", "package dcom." + id + "; // TODO 1\n")
        .with("src/main/java/dcom/" + id + "/Two.java", "package dcom." + id + "; // TODO 2\n")
        .with("answers.yaml", "a: ?\n")
        .folder(root.resolve(id));
  }

  /** What somebody did who did it all. */
  static Parcel mine() {
    return new Parcel()
        .with("alpha/" + PLACE + "One.java", ONE)
        .with("alpha/" + PLACE + "Two.java", TWO);
  }

  /** Where submissions are. */
  Path all() {
    return root.resolve("all");
  }

  Intake.Taken take(Path from) throws IOException {
    return take(from, Limits.DEFAULT, System::nanoTime);
  }

  Intake.Taken take(Path from, Limits limits, LongSupplier nanos) throws IOException {
    out = Files.createTempDirectory(root, "out");
    return new Intake(new Course(root), limits, nanos).take(from, Optional.of("alpha"), out);
  }

  /** The submissions in the folder of all, by their students. */
  Map<String, Submission> taken() throws IOException {
    return byStudent(take(all()));
  }

  static Map<String, Submission> byStudent(Intake.Taken taken) {
    Map<String, Submission> all = new TreeMap<>();
    for (Submission one : taken.submissions()) {
      if (all.put(one.student(), one) != null) {
        throw new AssertionError("two submissions of " + one.student());
      }
    }
    return all;
  }

  /** What was taken last of a submission. */
  Map<String, String> files(Submission submission) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path folder = out.resolve(submission.folder()).resolve("files");
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path file : walk.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  static List<String> students(Intake.Taken taken) {
    return taken.submissions().stream().map(Submission::student).toList();
  }
}
