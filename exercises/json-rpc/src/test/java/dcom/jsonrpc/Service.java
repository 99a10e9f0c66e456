package dcom.jsonrpc;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dcom.labkit.check.Expect;
import dcom.labkit.expect.Unmet;
import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** A server under check that has said that it listens, and what is expected of its answers. */
final class Service {
  private static final Pattern READY = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");

  /** Longer answers are shown in part. */
  private static final int SHORT = 2_000;

  private final Terminal server;
  private final Others others;
  private final int port;
  private final Tap tap;

  /** Waits until the program says where it listens. */
  Service(Terminal server, Others others) {
    this.server = server;
    this.others = others;
    this.port = port(server.awaitLine("Listening on 127.0.0.1:PORT", READY));
    this.tap = others.tap(port);
  }

  private static int port(Terminal server) {
    return server.lines().stream()
        .map(Line::text)
        .map(READY::matcher)
        .filter(Matcher::matches)
        .mapToInt(ready -> Integer.parseInt(ready.group(1)))
        .findFirst()
        .orElseThrow();
  }

  /** Whether a line says where the program listens: for all that goes wrong later, no news. */
  static boolean saysReady(String line) {
    return READY.matcher(line).matches();
  }

  /** What the service makes of a name in plain letters. */
  static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /** What the service makes of any name: each letter's own capital, as Unicode's simple mapping has it. */
  static String capitals(String name) {
    int[] letters = name.codePoints().map(Character::toUpperCase).toArray();
    return new String(letters, 0, letters.length);
  }

  /** Calls with these names, numbered from 0, in one piece. */
  static String packet(List<String> names) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> Wire.call(names.get(i), i))
        .collect(joining());
  }

  /** The line of a server whose port is taken; it may name the machine. */
  static Pattern taken(String port) {
    String end = ":" + port + ": bind: address already in use";
    return Pattern.compile("listen error:listen tcp (127\\.0\\.0\\.1)?" + end);
  }

  /** Nobody is let in at another address of this machine. */
  void expectNobodyElsewhere() {
    String elsewhere = "127.0.0.2:" + port;
    boolean letIn = true;
    try {
      new Socket("127.0.0.2", port).close();
    } catch (IOException e) {
      letIn = false;
    }
    Expect.that(
        !letIn, name() + " listens on 127.0.0.1 only", "it let a client in at " + elsewhere);
  }

  /** A new client. */
  Talk client() {
    return others.client(server, tap);
  }

  /** A client that calls, gets its answer, and goes away. */
  void callAndLeave(String name) {
    Talk client = client().send(Wire.call(name, 0));
    expect(Wire.result("0", upper(name)), client);
    client.close();
  }

  /** A client that calls, waits until its answer begins to come, and reads no more of it. */
  void askAndReadNothing(String name) {
    others.askAndReadNothing(port, Wire.call(name, 0));
  }

  /** A new client gets its answer. */
  void expectServed(String when, String name) {
    String answer = Wire.result("0", upper(name));
    equal(answer, client().send(Wire.call(name, 0)).next("answers  " + answer + "  " + when));
  }

  /** A client that has closed its direction within a request gets no result, and its end. */
  void expectNoResult(String half, Talk client) {
    String results = client.awaitEnd().stream()
        .filter(answer -> answer.hasNonNull("result"))
        .map(JsonNode::toString)
        .collect(joining());
    String what = name() + " sends no result for " + half;
    Expect.that(results.isEmpty(), what, name() + " answered " + results);
  }

  /** The next answer is this one; the order of its members does not matter. */
  void expect(String answer, Talk client) {
    equal(answer, client.next("answers  " + shown(answer)));
  }

  /** The next answer is an error, in whatever words. */
  void expectError(String id, Talk client) {
    String answer = "{\"id\":" + id + ",\"result\":null,\"error\":\"…\"}";
    JsonNode got = Wire.answer(client.next("answers  " + answer));
    JsonNode error = got.path("error");
    boolean refused = error.isTextual() && !error.asText().isBlank() && !got.hasNonNull("result");
    if (!refused || !got.path("id").equals(Wire.value(id))) {
      throw new Unmet(name() + " answers  " + answer, name() + " answered " + got);
    }
  }

  /** A packet of these names is answered, in any order. */
  void expectAll(List<String> names, Talk client) {
    List<JsonNode> came = client.next(names.size(), "answers all calls");
    for (int i = 0; i < names.size(); i++) {
      expectAmong(came, names.get(i), Wire.result(String.valueOf(i), upper(names.get(i))));
    }
  }

  /** The answer that holds a name, or if there is none the first, is this one. */
  void expectAmong(List<JsonNode> came, String name, String answer) {
    JsonNode wanted = Wire.value(Wire.quoted(upper(name)));
    equal(
        answer,
        came.stream()
            .filter(one -> one.path("result").path("Name").equals(wanted))
            .findFirst()
            .orElse(came.get(0)));
  }

  private void equal(String answer, JsonNode got) {
    JsonNode known = Wire.answer(got);
    boolean same = known.equals(Wire.value(answer));
    if (!same && answer.length() + known.toString().length() < SHORT) {
      Expect.equal(name() + " answers", answer, known.toString());
    }
    Expect.that(same, name() + " answers  " + shown(answer), name() + " answered " + shown(known));
  }

  private static String shown(Object answer) {
    String all = answer.toString();
    int length = all.length();
    return length < SHORT
        ? all
        : all.substring(0, 60) + " … " + length + " characters … " + all.substring(length - 40);
  }

  private String name() {
    return "terminal " + server.number();
  }
}
