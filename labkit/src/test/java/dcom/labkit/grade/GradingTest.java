package dcom.labkit.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.grade.Grade.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Grading a class whose programs are shell scripts. */
class GradingTest {
  @TempDir
  private Path root;

  private EchoCourse course;

  @BeforeEach
  void makeACourse() throws IOException {
    course = new EchoCourse(root);
  }

  @Test
  void everySubmissionGetsItsLineAndItsEvidence() throws IOException {
    course
        .submission("Ann", EchoCourse.RIGHT)
        .submission("Bob", EchoCourse.WRONG)
        .submission("Cy", "echo 'TODO 1: greet'; exit 1");
    Files.createDirectories(course.submissions().resolve("Dee"));

    GradeBook book = course.grade(false);

    assertThat(book.seed()).isEqualTo(4711);
    assertThat(book.grades())
        .extracting(Grade::student, Grade::status, Grade::earned, Grade::problem)
        .containsExactly(
            tuple("Ann", Status.GRADED, 7, ""),
            tuple("Bob", Status.GRADED, 2, ""),
            tuple("Cy", Status.GRADED, 0, ""),
            tuple("Dee", Status.REFUSED, 0, "is empty"));
    assertThat(course.said())
        .contains("echo: 4 submissions, seed 4711, WITHOUT a cell")
        .contains("Proven: the answer earns 7 of 7 points, the starter none, 1 wrong programs less")
        .contains("Graded 4 of 4; last: ");
    Path bob = course.session().resolve(book.grades().get(1).evidence());
    assertThat(bob.resolve("report.txt"))
        .content()
        .contains("✗ greeter greets by name", "the greeter does not read its argument");
    assertThat(bob.resolve("report.json")).exists();
    assertThat(bob.resolve("terminals/greeterGreetsByName.txt"))
        .content()
        .contains("terminal 1 $ ./lab run echo greeter", "Hello, nobody");
    assertThat(modes(course.session())).containsExactlyInAnyOrder("rwx------", "rw-------");
  }

  /** All that occur in a folder. */
  private static Set<String> modes(Path folder) throws IOException {
    Set<String> modes = new HashSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      }
    }
    return modes;
  }

  @Test
  void evidenceShowsWhatATerminalWouldObey() throws IOException {
    course.submission("Ann", "printf '\\033]52;c;AAAA\\007 \\342\\200\\256 Hello, x\\n'");

    GradeBook book = course.grade(false);

    Path ann = course.session().resolve(book.grades().get(0).evidence());
    for (String file : List.of("terminals/greeterGreetsByName.txt", "report.txt")) {
      assertThat(ann.resolve(file))
          .content()
          .doesNotContainPattern("[\\p{Cntrl}&&[^\\n\\t]]|\u202e");
    }
    assertThat(ann.resolve("terminals/greeterGreetsByName.txt")).content().contains("␛]52;c;AAAA␇");
  }

  @Test
  void evidenceHasALimitHoweverMuchIsPrinted() throws IOException {
    String line = "0123456789".repeat(200);
    course.submission("Ann", "i=0; while [ $i -lt 1500 ]; do echo " + line + "; i=$((i+1)); done");

    GradeBook book = course.grade(false);

    Path ann = course.session().resolve(book.grades().get(0).evidence());
    Path terminals = ann.resolve("terminals/greeterGreetsByName.txt");
    assertThat(Files.size(terminals)).isBetween(900_000L, 1L << 20);
    assertThat(terminals).content().contains("more lines: there is no room for more evidence");
  }

  @Test
  void namesAreShownNotObeyed() throws IOException {
    String evil = "\u001b]0;pwned\u0007\u202e";
    course.submission("Ann", EchoCourse.RIGHT);
    Files.createDirectories(course.submissions().resolve(evil + "Eve"));
    Files.createFile(course.submissions().resolve(".hidden" + evil));
    Files.createFile(course.submissions().resolve("index" + evil + ".html"));

    course.grade(false);

    assertThat(course.said())
        .contains("Not submissions: .hidden␛]0;pwned␇⟨U+202E⟩, index␛]0;pwned␇⟨U+202E⟩.html")
        .containsPattern("Graded . of 2.*; last: ␛]0;pwned␇⟨U.202E⟩Eve 0/7")
        .doesNotContain("\u001b", "\u0007", "\u202e");
  }

  @Test
  @Tag("proof")
  void aSecondSessionNeedsNoProof() throws IOException {
    course.unproven().submission("Ann", EchoCourse.RIGHT).grade(false);
    assertThat(course.said()).contains("Proving the checks of echo: 3 of 3");
    Files.move(course.session(), root.resolve("first"));

    course.grade(false);

    assertThat(course.said()).contains("Proven: ").doesNotContain("Proving");
  }

  @Test
  @Tag("proof")
  void checksThatLetAWrongProgramPassAreNotGradedWith() throws IOException {
    course.submission("Ann", EchoCourse.RIGHT);
    Path checks = root.resolve("echo/src/test/java/dcom/echo/EchoChecks.java");
    String blunt =
        Files.readString(checks).replace(".awaitNext(\"Hello\", \"Hello, \" + name)", "");
    Files.writeString(checks, blunt);

    assertThatThrownBy(() -> course.grade(false))
        .isInstanceOf(Unproven.class)
        .hasMessageContaining("the wrong program 'nobody' earns all points")
        .hasMessageContaining("./lab dev judge echo");
    assertThat(course.session().resolve("submissions/Ann/grade.json")).doesNotExist();
  }

  @Test
  @Tag("proof")
  void checksThatTheAnswerFailsAreNotGradedWith() throws IOException {
    course.submission("Ann", EchoCourse.RIGHT);
    Files.writeString(root.resolve("solutions/echo/answers.yaml"), "language: French\n");

    assertThatThrownBy(() -> course.grade(false))
        .isInstanceOf(Unproven.class)
        .hasMessageContaining("the answer does not pass 'the language is predicted'");
  }

  @Test
  @Tag("proof")
  void whereTheAnswerIsSlowChecksGetMoreTime() throws IOException {
    course.unproven().submission("Ann", EchoCourse.RIGHT);
    Files.writeString(
        root.resolve("solutions/echo/bin/greeter"),
        "#!/bin/sh\n[ \"$1\" != you ] || sleep 0.6\n" + EchoCourse.RIGHT + "\n");

    course.grade(false);

    assertThat(course.said())
        .containsPattern("; this machine is slow, so checks get ([2-9]|10)[.]. times their time");
  }

  @Test
  @Tag("proof")
  void aStarterThatEarnsPointsIsNone() throws IOException {
    course.submission("Ann", EchoCourse.RIGHT);
    dcom.labkit.Fixture.greeter(root, EchoCourse.RIGHT);

    assertThatThrownBy(() -> course.grade(false))
        .isInstanceOf(Unproven.class)
        .hasMessageContaining("the starter earns 6 points")
        .hasMessageContaining("./lab reset echo");
  }

  @Test
  @Tag("proof")
  void aCheckThatPassesTheSecondTimeCountsAndIsMarked() throws IOException {
    String once = root.resolve("once").toString();
    course.submission(
        "Ann", "[ -e '" + once + "' ] || { touch '" + once + "'; exit; }\n" + EchoCourse.RIGHT);

    Grade ann = course.grade(false).grades().get(0);

    assertThat(ann.earned()).isEqualTo(7);
    assertThat(ann.flaky()).containsExactly("greeterGreetsByName");
    assertThat(course.session().resolve(ann.evidence()).resolve("flaky/greeterGreetsByName.txt"))
        .content()
        .contains("✗ greeter greets by name");
  }

  @Test
  void aJudgeThatIsKilledIsAnErrorAndNeverAGrade() throws IOException {
    course.submission("Ann", EchoCourse.RIGHT).submission("Eve", "kill -9 $PPID; sleep 60");

    GradeBook book = course.grade(false);

    assertThat(book.grades().get(0).counts()).isTrue();
    assertThat(book.grades().get(1))
        .matches(eve -> eve.status() == Status.ERROR && !eve.counts())
        .extracting(Grade::problem)
        .asString()
        .startsWith("the judge ended with code 137");
  }

  @Test
  @Tag("proof")
  void whatWasChangedAfterItWasTakenInIsNotGraded() throws IOException {
    course
        .submission("Ann", EchoCourse.RIGHT)
        .submission("Bob", EchoCourse.WRONG)
        .grade(false);
    Path bob = course.session().resolve("submissions/Bob");
    Files.delete(bob.resolve("grade.json"));
    Files.writeString(bob.resolve("files/bin/greeter"), EchoCourse.RIGHT);

    GradeBook book = course.grade(true);

    assertThat(book.grades().get(1).status()).isEqualTo(Status.ERROR);
    assertThat(book.grades().get(1).problem()).contains("are not those that were taken in");
  }

  @Test
  @Tag("proof")
  void whatCannotBeReadAnyMoreIsAnErrorOfThatSubmission() throws IOException {
    course
        .submission("Ann", EchoCourse.RIGHT)
        .submission("Bob", EchoCourse.RIGHT)
        .grade(false);
    for (String student : new String[] {"Ann", "Bob"}) {
      Files.delete(course.session().resolve("submissions/" + student + "/grade.json"));
    }
    Path greeter = course.session().resolve("submissions/Ann/files/bin/greeter");
    Files.delete(greeter);
    Files.createSymbolicLink(greeter, Path.of("nowhere"));

    GradeBook book = course.grade(true);

    assertThat(book.grades().get(0).status()).isEqualTo(Status.ERROR);
    assertThat(book.grades().get(0).problem()).startsWith("cannot be graded: ");
    assertThat(book.grades().get(1).earned()).isEqualTo(7);
  }

  @Test
  @Tag("proof")
  void aSessionGoesOnWithWhatHasNoGradeAndTouchesNoOther() throws IOException {
    course
        .submission("Ann", EchoCourse.RIGHT)
        .submission("Bob", EchoCourse.WRONG)
        .grade(false);
    FileTime longAgo = FileTime.from(Instant.parse("2001-02-03T04:05:06Z"));
    Path ann = course.session().resolve("submissions/Ann/grade.json");
    Files.setLastModifiedTime(ann, longAgo);
    Files.delete(course.session().resolve("submissions/Bob/grade.json"));
    course.submission("Ann", EchoCourse.WRONG).submission("New", EchoCourse.RIGHT);

    GradeBook book = course.grade(true);

    assertThat(book.grades()).extracting(Grade::earned).containsExactly(7, 2);
    assertThat(Files.getLastModifiedTime(ann)).isEqualTo(longAgo);
    assertThat(course.said()).contains("Graded 2 of 2; last: Bob 2/7").doesNotContain("1 of 2");
  }

  @Test
  void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
    Path other = course.session().resolve("submissions/thesis.txt");
    course.submission("Ann", EchoCourse.RIGHT);
    Files.createDirectories(other.getParent());
    Files.writeString(other, "the only copy");

    assertThatThrownBy(() -> course.grade(false)).isInstanceOf(CannotGrade.class);
    assertThatThrownBy(() -> course.grade(true))
        .isInstanceOf(CannotGrade.class)
        .hasMessageContaining("something else");
    assertThat(other).hasContent("the only copy");
  }

  @Test
  @Tag("proof")
  void aSessionThatIsThereIsNotOverwritten() throws IOException {
    course.submission("Ann", EchoCourse.RIGHT).grade(false);

    assertThatThrownBy(() -> course.grade(false))
        .isInstanceOf(CannotGrade.class)
        .hasMessageContaining("--resume")
        .hasMessageContaining("--out");
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }
}
