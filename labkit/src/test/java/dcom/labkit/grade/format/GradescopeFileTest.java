package dcom.labkit.grade.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcom.labkit.Fixture;
import dcom.labkit.check.CheckListener;
import dcom.labkit.check.Judge;
import dcom.labkit.check.Settings;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Step;
import dcom.labkit.lab.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradescopeFileTest {
  @TempDir
  private Path root;

  @Test
  void holdsAfterEachCheckWhatIsKnown() throws IOException {
    Path file = root.resolve("results.json");
    List<JsonNode> seen = new ArrayList<>();

    check("echo \"Hello, $1\"", file, new CheckListener() {
      @Override
      public void started(Step step, String sentence) {
        seen.add(Files.exists(file) ? read(file) : null);
      }
    });

    assertThat(seen).hasSize(4);
    assertThat(seen.get(0)).as("nothing is a grade before a check has ended").isNull();
    assertThat(seen.get(1).get("score").asInt()).isEqualTo(2);
    assertThat(seen.get(1).get("output").asText())
        .contains("1/1, 2 of 7 points", "Checking was stopped after 1 check; what was not");
    assertThat(seen.get(3).get("tests")).hasSize(3);
    assertThat(seen.get(3).get("output").asText()).contains("stopped after 3 checks");
    assertThat(read(file).get("tests")).hasSize(4);
    assertThat(read(file).get("score").asInt()).isEqualTo(5);
    assertThat(read(file).get("output").asText()).doesNotContain("stopped");
  }

  @Test
  void holdsNoScoreOnceTheKitIsAtFault() throws IOException {
    Path file = root.resolve("results.json");

    check("#!/no/such/shell", file, new CheckListener() {});
    assertThat(read(file).has("score")).isTrue();
    Files.delete(root.resolve("echo/bin/greeter"));
    judge(file, new CheckListener() {});

    assertThat(read(file).has("score")).isFalse();
    assertThat(read(file).get("output").asText()).startsWith("Not graded: ");
  }

  private void check(String script, Path file, CheckListener next) throws IOException {
    Fixture.course(root);
    Fixture.greeter(root, script);
    Files.writeString(root.resolve("echo/answers.yaml"), "language: English\n");
    judge(file, next);
  }

  private void judge(Path file, CheckListener next) {
    Lab lab = new Course(root).lab("echo");
    Settings settings = Settings.fresh("embedded");
    Judge.judge(Subject.student(lab), settings, new GradescopeFile(lab, settings, file, next));
  }

  private static JsonNode read(Path file) {
    try {
      return Schema.json("gradescope.schema.json", Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
