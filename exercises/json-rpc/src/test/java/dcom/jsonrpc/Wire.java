package dcom.jsonrpc;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Requests and answers as checks write and compare them. */
final class Wire {
  /** No value at all. */
  static final JsonNode NOTHING = MissingNode.getInstance();

  /** Ids of all kinds. */
  static final List<String> ODD_IDS = List.of(
      "7",
      "9007199254740993",
      "123456789012345678901234567890",
      "-0.5",
      "0.1234567890123456789012345",
      "\"a \\\"b\\\" ü\"",
      "true",
      "[1,\"two\",null]",
      "{\"of\":{\"mine\":[]}}");

  private static final ObjectMapper MAPPER = JsonMapper.builder()
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .build();

  private Wire() {}

  /** The values that come one after the other in a stream, each as soon as it is whole. */
  static MappingIterator<JsonNode> values(InputStream in) throws IOException {
    return MAPPER.readerFor(JsonNode.class).readValues(in);
  }

  /** JSON as a value. */
  static JsonNode value(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(json, e);
    }
  }

  /** Text as JSON writes it, in quotation marks. */
  static String quoted(String text) {
    return JsonNodeFactory.instance.textNode(text).toString();
  }

  /** A call of a method, as Go's client writes it; parameters and id are JSON. */
  static String call(String method, String params, String id) {
    return "{\"method\":" + quoted(method) + ",\"params\":" + params + ",\"id\":" + id + "}\n";
  }

  /** A call of Upper.Uppercase. */
  static String call(String name, int id) {
    return call("Upper.Uppercase", params(name), String.valueOf(id));
  }

  /** The parameters of Upper.Uppercase. */
  static String params(String name) {
    return "[{\"Name\":" + quoted(name) + "}]";
  }

  /** Call 3, over many lines and with members that nobody knows; one of three ways to order them. */
  static String oddCall(String name, int first) {
    List<String> members = new ArrayList<>(
        List.of(
            "\"id\" :  3,\n \"jsonrpc\": \"2.0\"",
            "\"params\": [ {\"Age\": [1, {\"Name\": 2}],\n \"Name\": " + quoted(name) + "} ]",
            "\"trace\": {\"id\": 4, \"params\": [{\"Name\": \"no\"}]}, \"method\":\t\"Upper.Uppercase\""));
    Collections.rotate(members, first);
    return "\n{\n  " + String.join(",\n  ", members) + "\n}";
  }

  /** A value up to its last bracket. */
  static String withoutItsEnd(String json) {
    return json.substring(0, json.length() - 1);
  }

  /** The answer with this name in its result; the id is JSON. */
  static String result(String id, String name) {
    return "{\"id\":" + id + ",\"result\":{\"Name\":" + quoted(name) + "},\"error\":null}";
  }

  /** The answer with this error; the id is JSON. */
  static String error(String id, String error) {
    return "{\"id\":" + id + ",\"result\":null,\"error\":" + quoted(error) + "}";
  }

  /** The three members of an answer that the protocol knows, in its order. */
  static JsonNode answer(JsonNode value) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    for (String member : new String[] {"id", "result", "error"}) {
      if (value.has(member)) {
        answer.set(member, value.get(member));
      }
    }
    return answer.isEmpty() ? value : answer;
  }
}
