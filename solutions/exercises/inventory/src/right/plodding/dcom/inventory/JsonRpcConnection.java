package dcom.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
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
    JsonNode result;
    try {
      result = call("Inventory.List", Json.object());
    } catch (Refusal e) {
      throw TransportFailure.badAnswer(e.getMessage(), e);
    }
    if (!result.path("Levels").isArray()) {
      throw TransportFailure.badAnswer("no list in " + result, null);
    }
    Map<String, Integer> place = new HashMap<>(); // items stay in the order in which they come
    SortedMap<String, Long> list = new TreeMap<>(Comparator.comparing(place::get));
    for (JsonNode level : result.path("Levels")) {
      JsonNode item = level.path("Item");
      if (!item.isTextual()) {
        throw TransportFailure.badAnswer("no item in " + result, null);
      }
      place.putIfAbsent(item.textValue(), place.size());
      list.put(item.textValue(), count(level));
    }
    return list;
  }

  private static ObjectNode params(String item) {
    return Json.object().put("Item", item);
  }

  /** What has no count is no result. */
  private static long count(JsonNode result) {
    JsonNode count = result.path("Count");
    if (!count.isIntegralNumber() || !count.canConvertToLong()) {
      throw TransportFailure.badAnswer("no count in " + result, null);
    }
    return count.longValue();
  }

  /** Sends a request, and waits for the result. */
  private JsonNode call(String method, ObjectNode params) throws Refusal {
    ObjectNode request = Json.object().put("method", method).put("id", 1);
    request.putArray("params").add(params);
    JsonNode answer = exchange(request);
    JsonNode error = answer.path("error");
    if (error.isNull() || error.isMissingNode()) {
      return answer.path("result");
    }
    if (error.isTextual()) {
      Optional<Refusal> refusal = Refusal.read(error.textValue());
      if (refusal.isPresent()) {
        throw refusal.get();
      }
    }
    throw TransportFailure.badAnswer("error " + error, null);
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
