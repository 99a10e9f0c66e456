package dcom.stringsvc;

import static java.util.stream.Collectors.joining;

import dcom.labkit.expect.Unmet;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Lets servers die under a client, between its request and their reply.
 *
 * @param cast the student's client, and the servers
 * @param name what the client calls them with
 */
record Experiment(Cast cast, String name) {
  /** The keys of answers.yaml. */
  private static final List<String> QUESTIONS =
      List.of("client-says", "times-done", "then-client-says");

  /** How the lines begin that a client is asked for; it may print others. */
  private static final List<String> ASKED = List.of("Synchronous", "dialing: ", "upper error: ");

  /** Compares what happens with what was predicted under each key. */
  void expect(UnaryOperator<String> prediction) throws IOException {
    Map<String, String> predicted = new LinkedHashMap<>();
    QUESTIONS.forEach(key -> predicted.put(key, prediction.apply(key)));
    Map<String, String> seen = letServersDie();
    if (!seen.equals(predicted)) {
      throw new Unmet("answers.yaml predicts" + list(predicted), "your client shows" + list(seen));
    }
  }

  /** One server dies behind its work, the other before it. For the client both had its call. */
  private Map<String, String> letServersDie() throws IOException {
    try (OtherServer behind = cast.otherServer();
        OtherServer before = cast.otherServer()) {
      String first = said(behind);
      String second = said(before);
      String kind = first.contains("=") ? "result" : first.isEmpty() ? "nothing" : "error";
      return Map.of(
          "client-says",
          kind,
          "times-done",
          String.valueOf(behind.count()),
          "then-client-says",
          first.equals(second) ? "same" : "different");
    }
  }

  /** What a client says whose server has its call, and dies. */
  private String said(OtherServer server) {
    Terminal client = cast.client(server, List.of(name));
    server.nextCall(client);
    server.tap().cut();
    client.awaitExit();
    return client.lines().stream()
        .map(Line::text)
        .filter(line -> ASKED.stream().anyMatch(line::startsWith))
        .collect(joining("\n"));
  }

  private static String list(Map<String, String> answers) {
    return QUESTIONS.stream().map(key -> "\n" + key + ": " + answers.get(key)).collect(joining());
  }
}
