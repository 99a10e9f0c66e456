package dcom.jsonrpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * A call as it came.
 *
 * @param method the name of the method, {@code Upper.Uppercase} for example
 * @param params the parameters as JSON; what they mean, only the method knows
 * @param id whatever the client chose to know the answer by, as JSON
 */
record Request(String method, String params, String id) {
  private static final String NULL = "null";

  /**
   * Reads a request; the parser stands at its opening bracket.
   *
   * @throws IOException if it is no JSON, or the client goes away in the middle
   */
  static Request read(JsonParser in) throws IOException {
    String method = "";
    String params = NULL;
    String id = NULL;
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String member = in.currentName();
      in.nextToken();
      switch (member) {
        case "method" -> method = in.getText();
        case "params" -> params = Json.raw(in);
        case "id" -> id = Json.raw(in);
        default -> {}
      }
      in.skipChildren();
    }
    return new Request(method, params, id);
  }

  /**
   * The member {@code Name} of the first parameter; empty if it is left out.
   *
   * @throws Refusal if the parameters are something else
   */
  String name() throws Refusal, IOException {
    try (JsonParser in = Json.FACTORY.createParser(params)) {
      JsonToken first = in.nextToken();
      if (first == JsonToken.VALUE_NULL) {
        throw new Refusal("jsonrpc: request body missing params");
      }
      if (first != JsonToken.START_ARRAY) {
        throw new Refusal("jsonrpc: params are no list");
      }
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new Refusal("jsonrpc: params have no object");
      }
      return name(in);
    }
  }

  private static String name(JsonParser in) throws Refusal, IOException {
    String name = "";
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String member = in.currentName();
      JsonToken value = in.nextToken();
      if (!member.equals("Name")) {
        in.skipChildren();
      } else if (value == JsonToken.VALUE_STRING) {
        name = in.getText();
      } else {
        throw new Refusal("jsonrpc: Name must be a text");
      }
    }
    return name;
  }
}
