package dcom.jsonrpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A call as it came. */
record Request(String method, String params, String id) {
  private static final String NULL = "null";

  static Request read(JsonParser in) throws IOException {
    String method = "";
    String params = NULL;
    String id = NULL;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String member = in.currentName();
      boolean text = in.nextToken() == JsonToken.VALUE_STRING;
      switch (member) {
        case "method" -> method = text ? in.getText() : Json.raw(in);
        case "params" -> params = Json.raw(in);
        case "id" -> id = Json.raw(in);
        default -> in.skipChildren();
      }
    }
    return new Request(method, params, id);
  }

  String name() throws Refusal, IOException {
    if (params.equals(NULL)) {
      throw new Refusal("jsonrpc: request body missing params");
    }
    try (JsonParser in = Json.FACTORY.createParser(params)) {
      if (in.nextToken() != JsonToken.START_ARRAY || in.nextToken() != JsonToken.START_OBJECT) {
        throw new Refusal("params must be a list with an object");
      }
      return name(in);
    }
  }

  private static String name(JsonParser in) throws Refusal, IOException {
    String name = "";
    while (in.nextToken() != JsonToken.END_OBJECT) {
      boolean wanted = in.currentName().equals("Name");
      JsonToken value = in.nextToken();
      if (wanted && value != JsonToken.VALUE_STRING) {
        throw new Refusal("Name must be a text");
      }
      if (wanted) {
        name = in.getText();
      }
      in.skipChildren();
    }
    return name;
  }
}
