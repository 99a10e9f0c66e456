package dcom.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** JSON-RPC requests and answers as checks write and read them. */
final class Wire {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Wire() {}

  /** The values that come, each as soon as it is whole. */
  static MappingIterator<JsonNode> values(Socket socket) throws IOException {
    InputStreamReader in = new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8);
    return MAPPER.readerFor(JsonNode.class).readValues(MAPPER.createParser(in));
  }

  /** A request as JSON. */
  static ObjectNode request(Request request, int id) {
    ObjectNode json = MAPPER.createObjectNode();
    String verb = request.verb();
    json.put(
        "method", "Inventory." + verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1));
    ObjectNode params = json.putArray("params").addObject();
    if (!request.item().isEmpty()) {
      params.put("Item", request.item());
    }
    if (verb.equals("add") || verb.equals("remove")) {
      params.put("Amount", request.amount());
    }
    return json.put("id", id);
  }

  /** The request that JSON holds. */
  static Request request(JsonNode json) {
    String verb = json.path("method").asText().replaceFirst("^Inventory\\.", "");
    JsonNode params = json.path("params").path(0);
    return new Request(
        verb.toLowerCase(Locale.ROOT),
        params.path("Item").asText(),
        params.path("Amount").asLong());
  }

  /** An answer with a count. */
  static ObjectNode result(JsonNode id, long count) {
    ObjectNode answer = answer(id);
    answer.putObject("result").put("Count", count);
    return answer.putNull("error");
  }

  /** An answer with a list. */
  static ObjectNode result(JsonNode id, Map<String, Long> list) {
    ObjectNode answer = answer(id);
    ArrayNode levels = answer.putObject("result").putArray("Levels");
    list.forEach((item, count) -> levels.addObject().put("Item", item).put("Count", count));
    return answer.putNull("error");
  }

  /** An answer with an error. */
  static ObjectNode error(JsonNode id, String error) {
    return answer(id).putNull("result").put("error", error);
  }

  private static ObjectNode answer(JsonNode id) {
    ObjectNode answer = MAPPER.createObjectNode();
    answer.set("id", id);
    return answer;
  }
}
