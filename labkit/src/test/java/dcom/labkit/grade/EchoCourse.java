package dcom.labkit.grade;

import dcom.labkit.Fixture;
import dcom.labkit.cell.Cell;
import dcom.labkit.lab.Course;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The course of the lab {@code echo} with an answer, a wrong program, and submissions. */
public final class EchoCourse {
  /** A greeter. */
  public static final String RIGHT = "[ \"$1\" = -n ] && echo '#1' || echo \"Hello, $1\"";
  /** A greeter. */
  public static final String WRONG = "[ \"$1\" = -n ] && echo '#1' || echo Hello, nobody";

  /** Proving takes a while, and what was proven holds for every copy of the same course. */
  private static final AtomicReference<byte[]> PROOF = new AtomicReference<>();

  private final Path root;
  private boolean unproven;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  /** In a new folder. */
  public EchoCourse(Path root) throws IOException {
    this.root = root;
    Fixture.course(root);
    Fixture.greeter(root, "echo 'TODO 1: greet' >&2; exit 1");
    Path answer = root.resolve("solutions/echo");
    hand(answer, RIGHT);
    hand(answer.resolve("src/wrong/nobody"), WRONG);
    Files.writeString(
        answer.resolve("src/wrong/nobody.yaml"),
        "check: greeterGreetsByName\nsays: nobody\nlesson: read the argument\n");
  }

  Path proof() {
    return root.resolve("echo/target/lab/proof.json");
  }

  /** Where the submissions are. */
  public Path submissions() {
    return root.resolve("handed in");
  }

  /** Where grades go. */
  public Path session() {
    return root.resolve("session");
  }

  /** A course whose checks nobody has proven yet. */
  EchoCourse unproven() {
    unproven = true;
    return this;
  }

  /** Hands in a greeter. */
  public EchoCourse submission(String student, String script) throws IOException {
    hand(submissions().resolve(student), script);
    return this;
  }

  private static void hand(Path folder, String script) throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(folder.resolve("bin/greeter"), "#!/bin/sh\n" + script + "\n");
    Files.writeString(folder.resolve("answers.yaml"), "language: English\n");
    if (!folder.resolve("bin/greeter").toFile().setExecutable(true)) {
      throw new IOException("cannot make it executable");
    }
  }

  GradeBook grade(boolean resume) throws IOException {
    said.reset();
    Wish wish = new Wish(
        submissions(), Optional.empty(), session(), resume, 2, "embedded", 4711, Cell.NONE);
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    if (PROOF.get() != null && !unproven) {
      Files.createDirectories(proof().getParent());
      Files.write(proof(), PROOF.get());
    }
    GradeBook book = new Grading(new Course(root), wish, out, false).grade();
    if (!unproven) {
      PROOF.compareAndSet(null, Files.readAllBytes(proof()));
    }
    return book;
  }

  /** What the last grading said. */
  String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
