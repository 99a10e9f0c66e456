package dcom.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.util.NoSuchElementException;
import java.util.SortedMap;

/**
 * The client's side of JSON-RPC: a request, then its answer, then the next request.
 *
 * @param socket the connection
 * @param answers what comes over it
 */
record JsonRpcConnection(Socket socket, MappingIterator<JsonNode> answers) implements Connection {
  @Override
  public long add(String item, long amount) throws Refusal {
    return count(call("Inventory.Add", params(item).put("Amount", amount)));
  }

  @Override
  public long remove(String item, long amount) throws Refusal {
    throw new IllegalStateException("TODO 4: remove " + amount + " of " + item);
  }

  @Override
  public long count(String item) throws Refusal {
    throw new IllegalStateException("TODO 4: count " + item);
  }

  @Override
  public SortedMap<String, Long> list() {
    throw new IllegalStateException("TODO 4: list");
  }

  private static ObjectNode params(String item) {
    return Json.object().put("Item", item);
  }

  /** What has no count is no result. */
  private static long count(JsonNode result) {
    JsonNode count = result.path("Count");
    if (!count.canConvertToLong() || !count.isIntegralNumber()) {
      throw TransportFailure.badAnswer("no count in " + result, null);
    }
    return count.longValue();
  }

  /** Sends a request, and waits for the result. */
  private JsonNode call(String method, ObjectNode params) throws Refusal {
    ObjectNode request = Json.object().put("method", method).put("id", 1);
    request.putArray("params").add(params);
    JsonNode answer = exchange(request);
    if (answer.hasNonNull("error")) {
      throw new IllegalStateException("TODO 4: a refusal, or TODO 7: a failure: " + answer);
    }
    return answer.path("result");
  }

  private JsonNode exchange(ObjectNode request) {
    try {
      Json.send(request, socket);
      return answers.nextValue();
    } catch (IOException | NoSuchElementException e) { // the second at the connection's end
      throw new IllegalStateException("TODO 7: say what became of the connection: " + e, e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw TransportFailure.connectionLost(e);
    }
  }
}
