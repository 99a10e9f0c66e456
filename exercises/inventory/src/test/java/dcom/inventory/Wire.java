package dcom.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dcom.labkit.check.Values;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
  static ObjectNode request(Request request, JsonNode id) {
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
    json.set("id", id);
    return json;
  }

  /** Ids of several kinds; a number beyond 2⁵³ is another one once it was a double. */
  static List<JsonNode> ids(Values values) {
    return List.of(
        IntNode.valueOf(values.number(2, 1_000_000)),
        LongNode.valueOf((1L << 53) + 1 + 2 * values.number(0, 1_000)),
        IntNode.valueOf(-values.number(1, 9)),
        TextNode.valueOf(values.word() + "\"7\\"),
        TextNode.valueOf("7"),
        IntNode.valueOf(0));
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

  /** An answer that holds neither a result nor an error. */
  static ObjectNode nothing(JsonNode id) {
    return answer(id).putNull("result").putNull("error");
  }

  /** An answer whose result is no list. */
  static ObjectNode noList(JsonNode id) {
    ObjectNode answer = answer(id);
    answer.putObject("result");
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
