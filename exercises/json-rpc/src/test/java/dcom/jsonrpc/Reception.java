package dcom.jsonrpc;

import com.fasterxml.jackson.databind.JsonNode;
import dcom.labkit.check.Expect;
import dcom.labkit.expect.Unmet;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import java.util.List;

/** A server for a client under check: takes its requests and sends the answers that a check wants. */
final class Reception {
  private final Terminal client;
  private final Others others;
  private final Talk talk;

  /** Waits until the client has connected. */
  Reception(Terminal client, Others others) {
    this.client = client;
    this.others = others;
    this.talk = others.visitor(client);
  }

  /** The client's terminal. */
  Terminal client() {
    return client;
  }

  /** The connection, for other answers, and for its end. */
  Talk talk() {
    return talk;
  }

  /** Waits for the next request, which calls Upper.Uppercase with this name; gives its id. */
  String request(String name) {
    String params = Wire.params(name);
    String who = "terminal " + client.number();
    JsonNode request = next("calls Upper.Uppercase with params " + params, who);
    Expect.equal(who + " calls", "\"Upper.Uppercase\"", request.path("method").toString());
    Expect.equal(who + " sends the params", params, request.path("params").toString());
    Expect.that(
        request.hasNonNull("id"), who + " gives its request an id", who + " sent " + request);
    return request.get("id").toString();
  }

  private JsonNode next(String what, String who) {
    try {
      return talk.next(what);
    } catch (Unmet e) {
      if (others.hasVisitor()) {
        throw new Unmet(who + " " + what + " on the connection that it has", who + " made another");
      }
      throw e;
    }
  }

  /** Waits for a request for each of these names; gives their ids, which all differ. */
  List<String> requests(List<String> names) {
    List<String> ids = names.stream().map(this::request).toList();
    String who = "terminal " + client.number();
    Expect.that(
        ids.stream().distinct().count() == names.size(),
        who + " gives each of its requests an id of its own",
        who + " gave them the ids " + String.join(", ", ids));
    return ids;
  }

  /** The client has ended, and has shown no result. */
  void expectNothingShown() {
    String shown = client.lines().stream()
        .map(Line::text)
        .filter(line -> line.startsWith("Synchronous Call to Upper"))
        .findFirst()
        .orElse("");
    String who = "terminal " + client.number();
    Expect.that(shown.isEmpty(), who + " prints no result", who + " printed " + shown);
  }

  /** Answers a call for each of these names, one after the other. */
  void answerEach(List<String> names) {
    names.forEach(name -> answer(request(name), Service.upper(name)));
  }

  /** Answers a request with this name in the result. */
  void answer(String id, String result) {
    talk.send(Wire.result(id, result) + "\n");
  }

  /** The same in two pieces, in another order, and with members that the client does not know. */
  void answerOddly(String id, String result) {
    talk.send("\n{ \"error\" :null, \"took\": {\"id\": 0, \"result\": {\"Name\": \"no\"}},\n");
    talk.send("\"result\": {\"Age\": [1, {}],\n\"Name\": " + Wire.quoted(result) + "}");
    talk.send("\n,\"id\": " + id + "}");
  }
}
