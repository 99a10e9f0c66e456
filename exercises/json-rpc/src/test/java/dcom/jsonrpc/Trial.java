package dcom.jsonrpc;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dcom.labkit.check.Answers;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The experiment of the question: three requests that are not quite right. */
final class Trial {
  /** The keys of answers.yaml. */
  private static final List<String> QUESTIONS =
      List.of("misspelled-name-gets", "name-given-twice-gets", "request-without-id-gets");

  private Trial() {}

  /** What the student predicts, a line for each question. */
  static String predicted(Answers answers) {
    return list(QUESTIONS.stream().map(answers::text).toList());
  }

  /** What a server does, in the same form. */
  static String with(Service service, String name) {
    String twice = "[{\"Name\":\"first\",\"Name\":\"last\"}]";
    Talk client = service.client();
    client.send(Wire.call("Upper.Uppercase", "[{\"Nmae\":" + Wire.quoted(name) + "}]", "1"));
    client.send(Wire.call("Upper.Uppercase", twice, "2"));
    client.send("{\"method\":\"Upper.Uppercase\",\"params\":" + Wire.params(name) + "}");
    List<JsonNode> came = client.finish().awaitEnd();
    String misspelled = name(came, 1).map(got -> got.isEmpty() ? "empty" : got).orElse("error");
    String given = name(came, 2).map(String::toLowerCase).orElse("error");
    return list(List.of(misspelled, given, came.size() > 2 ? "answer" : "nothing"));
  }

  /** The name in the result of a call; empty if it was refused or not answered. */
  private static Optional<String> name(List<JsonNode> came, int id) {
    return came.stream()
        .filter(answer -> answer.path("id").asInt() == id)
        .filter(answer -> !answer.hasNonNull("error"))
        .map(answer -> answer.path("result").path("Name").asText())
        .findFirst();
  }

  private static String list(List<String> words) {
    Function<String, String> line = key -> "\n" + key + ": " + words.get(QUESTIONS.indexOf(key));
    return QUESTIONS.stream().map(line).collect(joining());
  }
}
