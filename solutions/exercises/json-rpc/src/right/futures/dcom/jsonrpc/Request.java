package dcom.jsonrpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** A call as it came; its members are kept as JSON until they are wanted. */
record Request(Map<String, String> members) {
  static Request read(JsonParser in) throws IOException {
    Map<String, String> members = new HashMap<>();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String member = in.currentName();
      in.nextToken();
      if (member.equals("id") || member.equals("method") || member.equals("params")) {
        members.put(member, Json.raw(in));
      } else {
        in.skipChildren();
      }
    }
    return new Request(members);
  }

  String id() {
    return members.getOrDefault("id", "null");
  }

  String method() throws IOException {
    try (JsonParser in = Json.FACTORY.createParser(members.getOrDefault("method", "\"\""))) {
      return in.nextToken() == JsonToken.VALUE_STRING ? in.getText() : "";
    }
  }

  /** The first {@code Name} of the first parameter. */
  String name() throws Refusal, IOException {
    String params = members.get("params");
    if (params == null) {
      throw new Refusal("jsonrpc: request body missing params");
    }
    try (JsonParser in = Json.FACTORY.createParser(params)) {
      if (in.nextToken() != JsonToken.START_ARRAY) {
        throw new Refusal("jsonrpc: params is no list");
      }
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new Refusal("jsonrpc: params[0] is no object");
      }
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String member = in.currentName();
        JsonToken value = in.nextToken();
        if (!member.equals("Name")) {
          in.skipChildren();
        } else if (value == JsonToken.VALUE_STRING) {
          return in.getText();
        } else {
          throw new Refusal("jsonrpc: Name is no text");
        }
      }
      return "";
    }
  }
}
