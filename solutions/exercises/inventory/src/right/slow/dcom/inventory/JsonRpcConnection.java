package dcom.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
    return count(call("Inventory.Remove", params(item).put("Amount", amount)));
  }

  @Override
  public long count(String item) throws Refusal {
    return count(call("Inventory.Count", params(item)));
  }

  @Override
  public SortedMap<String, Long> list() {
    JsonNode levels = levels();
    if (!levels.isArray()) {
      throw TransportFailure.badAnswer("no list in " + levels, null);
    }
    SortedMap<String, Long> counts = new TreeMap<>();
    for (JsonNode level : levels) {
      if (!level.path("Item").isTextual()) {
        throw TransportFailure.badAnswer("no item in " + level, null);
      }
      counts.put(level.path("Item").textValue(), count(level));
    }
    return counts;
  }

  private JsonNode levels() {
    try {
      return call("Inventory.List", Json.object()).path("Levels");
    } catch (Refusal e) {
      throw TransportFailure.badAnswer(e.getMessage(), e);
    }
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
      JsonNode error = answer.get("error");
      throw Optional.ofNullable(error.textValue())
          .flatMap(Refusal::read)
          .orElseThrow(() -> TransportFailure.badAnswer(error.toString(), null));
    }
    return answer.path("result");
  }

  private JsonNode exchange(ObjectNode request) {
    try {
      Json.send(request, socket);
      return answers.nextValue();
    } catch (IOException | NoSuchElementException e) { // the second at the connection's end
      throw TransportFailure.connectionLost(e);
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
