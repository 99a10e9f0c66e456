package dcom.labkit.grade.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dcom.labkit.grade.Grade;
import dcom.labkit.grade.GradeBook;
import dcom.labkit.report.Failure;
import dcom.labkit.report.Outcome;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Each form for a platform: valid as the platform describes it, and each field what it must be. */
class PlatformsTest {
  @Test
  void gradescopeKnowsScoreAndEachTest() throws IOException {
    JsonNode ada = gradescope("Ada");
    JsonNode bert = gradescope("Bert");

    assertThat(ada.get("score").asInt()).isEqualTo(8);
    assertThat(ada.get("execution_time").asDouble()).isEqualTo(2.345);
    assertThat(ada.get("output").asText()).contains("done, 8 of 8", "seed 4711", "run once more");
    assertThat(ada.get("tests").get(1).get("output").asText())
        .isEqualTo("Passed only when run once more.");
    assertThat(bert.get("score").asInt()).isEqualTo(2);
    JsonNode failed = bert.get("tests").get(0);
    assertThat(failed.get("status").asText()).isEqualTo("failed");
    assertThat(failed.get("score").asInt()).isZero();
    assertThat(failed.get("max_score").asInt()).isEqualTo(2);
    assertThat(failed.get("output").asText()).contains("expected", "An echo says what it heard.");
    assertThat(bert.get("tests").get(2).get("output").asText())
        .isEqualTo("skipped: step 1 comes first");
    assertThat(bert.get("tests").get(2).get("tags").get(0).asText()).isEqualTo("skipped");
  }

  @Test
  void gradescopeGetsNoScoreForOurError() throws IOException {
    for (String student : List.of("Dan", "Dora")) {
      JsonNode results = gradescope(student);

      assertThat(results.has("score")).isFalse();
      assertThat(results.findValues("score")).isEmpty();
      assertThat(results.get("output").asText()).startsWith("Not graded: ");
    }
    assertThat(gradescope("Cleo").get("score").asInt()).isZero();
    assertThat(gradescope("Cleo").get("output").asText()).contains("';' expected");
  }

  @Test
  void gitHubClassroomGetsIntegersAndThreeWords() throws IOException {
    JsonNode ada = github("Ada");
    JsonNode bert = github("Bert");

    assertThat(ada.get("status").asText()).isEqualTo("pass");
    assertThat(ada.get("max_score").isInt()).isTrue();
    assertThat(ada.get("tests").get(0).get("score").asInt()).isEqualTo(2);
    assertThat(bert.get("status").asText()).isEqualTo("fail");
    assertThat(bert.get("tests").get(0).get("message").asText()).contains("terminal 1 printed ho");
    assertThat(bert.get("tests").get(0).get("test_code").asText())
        .isEqualTo("./lab check echo --seed 4711");
    assertThat(github("Cleo").get("status").asText()).isEqualTo("fail");
    assertThat(github("Cleo").get("tests").get(0).get("message").asText()).contains("expected");
  }

  @Test
  void gitHubClassroomGetsErrorAndNoPointsForOurError() throws IOException {
    for (String student : List.of("Dan", "Dora")) {
      JsonNode result = github(student);

      assertThat(result.get("status").asText()).isEqualTo("error");
      result.get("tests").forEach(test -> assertThat(test.get("score").asInt()).isZero());
    }
    assertThat(github("Dan").get("tests").get(2).get("status").asText()).isEqualTo("error");
  }

  @Test
  void aWorkflowsLogObeysNoProgram() {
    String one = file("github-log", "_Eve");
    String other = file("github-log", "_Eve");
    String mark = one.lines().findFirst().orElseThrow().replace("::stop-commands::", "");

    assertThat(mark).matches("[0-9a-f]{64}");
    assertThat(other).doesNotContain(mark);
    assertThat(one).startsWith("::stop-commands::").endsWith("\n::" + mark + "::\n");
    assertThat(one.lines().filter(line -> line.contains(mark))).hasSize(2);
    assertThat(one).contains("::set-output name=result::x").doesNotContain("\u001b");
  }

  @Test
  void prairieLearnGetsAShareAndIsToldWhatIsNotGradable() throws IOException {
    JsonNode bert = prairielearn("Bert");
    JsonNode dan = prairielearn("Dan");

    assertThat(bert.get("gradable").asBoolean()).isTrue();
    assertThat(bert.get("score").asDouble()).isEqualTo(0.25);
    assertThat(bert.get("tests").get(0).get("max_points").asInt()).isEqualTo(2);
    assertThat(bert.get("tests").get(2).get("message").asText()).isEqualTo("skipped");
    assertThat(dan.get("gradable").asBoolean()).isFalse();
    assertThat(dan.get("format_errors").get(0).asText()).isEqualTo("Not graded: no port is free");
    assertThat(prairielearn("Dora").get("gradable").asBoolean()).isFalse();
    assertThat(prairielearn("Cleo").get("score").asDouble()).isZero();
  }

  @Test
  void prairieLearnGetsNoMoreThanItTakes() throws IOException {
    String huge = "é".repeat(900_000);
    Failure failure = new Failure(List.of(huge), huge + "a", huge + "b", List.of(huge), huge, huge);
    Grade grade = ClassBook.graded("Big", "1", Outcome.FAILED, Outcome.FAILED, failure);

    byte[] file = only(Formats.named("prairielearn").render(ClassBook.of(grade)));

    assertThat(file.length).isBetween(100_000, 1_000_000);
    JsonNode output =
        Schema.json("prairielearn.schema.json", file).get("tests").get(0).get("output");
    assertThat(output.asText()).contains("characters left out");
  }

  @Test
  void jUnitXmlTellsErrorsSkippedFlakyAndFailuresApart() throws Exception {
    assertThat(counts("Ada")).isEqualTo("tests 4 errors 0 skipped 0 failures 0");
    assertThat(counts("Bert")).isEqualTo("tests 4 errors 0 skipped 2 failures 1");
    assertThat(counts("Cleo")).isEqualTo("tests 1 errors 0 skipped 0 failures 1");
    assertThat(counts("Dan")).isEqualTo("tests 4 errors 2 skipped 0 failures 0");
    assertThat(counts("Dora")).isEqualTo("tests 1 errors 1 skipped 0 failures 0");
    assertThat(counts("_Eve")).isEqualTo("tests 4 errors 0 skipped 2 failures 1");
    assertThat(message("Ada", "flakyFailure")).contains("passed when run once more");
    assertThat(message("Bert", "skipped")).isEqualTo("skipped: step 1 comes first");
    assertThat(message("Bert", "failure")).isEqualTo("An echo says what it heard.");
    assertThat(message("_Eve", "skipped")).isEqualTo("not started: step 1 comes first");
    assertThat(message("Dan", "error")).isEqualTo("no port is free");
    assertThat(message("Cleo", "failure")).contains("';' expected");
  }

  @Test
  void everyFormIsValidForWhoeverAttacks() throws Exception {
    GradeBook book = ClassBook.book();

    JsonNode grades =
        Schema.json("grades.schema.json", only(Formats.named("json").render(book)));
    assertThat(grades.get("grades").get(5).get("problem").asText())
        .isEqualTo(ClassBook.EVIL.replace('\uD800', '\uFFFD'));
    assertThat(gradescope("_Eve").get("output").asText())
        .contains("␛[31mred")
        .doesNotContain("\u001b");
    assertThat(github("_Eve").get("status").asText()).isEqualTo("fail");
    assertThat(prairielearn("_Eve").get("score").asDouble()).isEqualTo(0.25);
  }

  @Test
  void whatIsNotValidIsFoundToBe() {
    assertThatThrownBy(() -> json("gradescope", "{ \"score\": \"8\" }"))
        .hasMessageContaining("/score");
    assertThatThrownBy(() -> json("github", "{ \"version\": 1, \"status\": \"fail\" }"))
        .hasMessageContaining("max_score");
    assertThatThrownBy(() -> json("prairielearn", "{ \"gradable\": false, \"score\": 0 }"))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> json("grades", "{ \"schema\": 2 }")).hasMessageContaining("/schema");
    assertThatThrownBy(() -> Schema.xml("surefire.xsd", "<testsuite/>".getBytes(UTF_8)))
        .hasMessageContaining("name");
  }

  private static JsonNode json(String form, String document) throws IOException {
    return Schema.json(form + ".schema.json", document.getBytes(UTF_8));
  }

  private static JsonNode gradescope(String student) throws IOException {
    return Schema.json("gradescope.schema.json", bytes("gradescope", student));
  }

  private static JsonNode github(String student) throws IOException {
    String line = file("github", student);
    assertThat(line).startsWith("result=").endsWith("\n").doesNotContain(" ");
    byte[] json = Base64.getDecoder().decode(line.substring("result=".length()).strip());
    return Schema.json("github.schema.json", json);
  }

  private static JsonNode prairielearn(String student) throws IOException {
    return Schema.json("prairielearn.schema.json", bytes("prairielearn", student));
  }

  private static String counts(String student) throws Exception {
    Element suite = Schema.xml("surefire.xsd", bytes("junit", student)).getDocumentElement();
    StringBuilder counts = new StringBuilder();
    for (String name : List.of("tests", "errors", "skipped", "failures")) {
      counts.append(" ").append(name).append(" ").append(suite.getAttribute(name));
    }
    assertThat(suite.getElementsByTagName("error").getLength())
        .hasToString(suite.getAttribute("errors"));
    assertThat(suite.getElementsByTagName("failure").getLength())
        .hasToString(suite.getAttribute("failures"));
    return counts.toString().strip();
  }

  private static String message(String student, String element) throws Exception {
    Document xml = Schema.xml("surefire.xsd", bytes("junit", student));
    NodeList elements = xml.getElementsByTagName(element);
    return ((Element) elements.item(0)).getAttribute("message");
  }

  private static String file(String format, String student) {
    return new String(bytes(format, student), UTF_8);
  }

  private static byte[] bytes(String format, String student) {
    Map<String, byte[]> files = Formats.named(format).render(ClassBook.book()).files();
    return files.entrySet().stream()
        .filter(file -> file.getKey().contains(student))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new AssertionError(student + " is in none of " + files.keySet()));
  }

  private static byte[] only(Rendering rendering) {
    assertThat(rendering.files()).hasSize(1);
    return rendering.files().values().iterator().next();
  }
}
