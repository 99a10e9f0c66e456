package dcom.labkit.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.cell.Cell;
import dcom.labkit.lab.Command;
import dcom.labkit.lab.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Judges that do not do what they should. */
class JudgeProcessTest {
  private static final Duration LONG = Duration.ofMinutes(2);

  @TempDir
  private Path root;

  private EchoCourse course;

  @BeforeEach
  void makeACourse() throws IOException {
    course = new EchoCourse(root);
  }

  @Test
  void aJudgeThatJudgesGivesMarks() throws JudgeFailure {
    Marks marks = new JudgeProcess(Cell.NONE, LONG, 7).judge(task());

    assertThat(marks.report().orElseThrow().earned()).isEqualTo(7);
    assertThat(marks.slowest()).isPositive();
  }

  @Test
  @Tag("proof")
  void aJudgeThatHangsIsEnded() {
    List<String> words = List.of("sh", "-c", "echo $$ >" + root + "/pid; exec sleep 1000");

    assertThatThrownBy(() -> judged(words, Duration.ofSeconds(2)))
        .isInstanceOf(JudgeFailure.class)
        .hasMessage("the judge did not end within 2 s");
    assertThat(root.resolve("pid"))
        .content()
        .satisfies(
            pid -> assertThat(ProcessHandle.of(Long.parseLong(pid.strip()))).isEmpty());
  }

  @Test
  @Tag("proof")
  void aJudgeThatDiesTellsWhy() {
    assertThatThrownBy(() -> judged(List.of("sh", "-c", "echo out of luck; exit 9"), LONG))
        .isInstanceOf(JudgeFailure.class)
        .hasMessage("the judge ended with code 9: out of luck");
  }

  @Test
  @Tag("proof")
  void whatAreNoMarksIsNoGrade() {
    String marks = task().marks().toString();
    for (String nonsense : List.of(
        "",
        "{",
        "{}",
        "null",
        "[]",
        "{\"token\":\"other\",\"problem\":\"does not compile\"}",
        "{\"token\":\"t\"}")) {
      List<String> words = List.of("sh", "-c", "printf %s \"$1\" >\"$0\"", marks, nonsense);
      assertThatThrownBy(() -> judged(words, LONG))
          .as(nonsense)
          .isInstanceOf(JudgeFailure.class)
          .hasMessage("the judge wrote no marks that can be read");
    }
  }

  @Test
  @Tag("proof")
  void oldMarksDoNotCount() throws Exception {
    new JudgeProcess(Cell.NONE, LONG, 7).judge(task());
    assertThat(task().marks()).exists();

    assertThatThrownBy(() -> judged(List.of("true"), LONG))
        .hasMessage("the judge wrote no marks that can be read");
  }

  @Test
  @Tag("proof")
  void aJudgeThatFailsOnceIsTriedOnceMore() throws Exception {
    Path once = root.resolve("once");
    Marks marks = new JudgeProcess(
            around(judge -> {
              if (Files.exists(once)) {
                return judge;
              }
              return List.of("sh", "-c", "touch '" + once + "'; exit 1");
            }),
            LONG,
            7)
        .judge(task());

    assertThat(once).exists();
    assertThat(marks.report().orElseThrow().earned()).isEqualTo(7);
  }

  private Marks judged(List<String> inPlaceOfTheJudge, Duration atMost) throws JudgeFailure {
    return new JudgeProcess(around(judge -> inPlaceOfTheJudge), atMost, 7).judge(task());
  }

  private Task task() {
    return new Task(
        root.toString(),
        "echo",
        Subject.Kind.ANSWER,
        "answer",
        "",
        "embedded",
        4711,
        2,
        Optional.empty(),
        root.resolve("evidence").toString(),
        "t");
  }

  private interface Around {
    List<String> words(List<String> judge);
  }

  private static Cell around(Around around) {
    return new Cell() {
      @Override
      public String name() {
        return "other";
      }

      @Override
      public List<String> around(List<String> judge) {
        return around.words(judge);
      }

      @Override
      public Command inside(Command program, Path folder) {
        return program;
      }

      @Override
      public Command building(Command build, Path made) {
        return build;
      }

      @Override
      public void end(Path folder) {
        Cell.NONE.end(folder);
      }

      @Override
      public Path scratch() {
        return Cell.NONE.scratch();
      }

      @Override
      public ProcessHandle program(ProcessHandle started) {
        return started;
      }
    };
  }
}
