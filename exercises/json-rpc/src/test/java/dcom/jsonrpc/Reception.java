package dcom.jsonrpc;

import com.fasterxml.jackson.databind.JsonNode;
import dcom.labkit.check.Expect;
import dcom.labkit.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A server for a client under check: takes its requests and sends the answers that a check wants. */
final class Reception {
  private final Terminal client;
  private final Talk talk;

  /** Waits until the client has connected. */
  Reception(Terminal client, Others others) {
    this.client = client;
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
    JsonNode request = talk.next("calls Upper.Uppercase with params " + params);
    String who = "terminal " + client.number();
    Expect.equal(who + " calls", "\"Upper.Uppercase\"", request.path("method").toString());
    Expect.equal(who + " sends the params", params, request.path("params").toString());
    Expect.that(
        request.hasNonNull("id"), who + " gives its request an id", who + " sent " + request);
    return request.get("id").toString();
  }

  /** Waits for a request for each of these names; gives their ids, which all differ, by name. */
  Map<String, String> requests(List<String> names) {
    Map<String, String> ids = new LinkedHashMap<>();
    names.forEach(name -> ids.put(name, request(name)));
    String who = "terminal " + client.number();
    Expect.that(
        ids.values().stream().distinct().count() == names.size(),
        who + " gives each of its requests an id of its own",
        who + " gave them the ids " + String.join(", ", ids.values()));
    return ids;
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
