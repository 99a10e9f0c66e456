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
      if (in.nextToken() != JsonToken.START_ARRAY || in.nextToken() != JsonToken.START_OBJECT) {
        throw new Refusal(
            params.equals(NULL)
                ? "jsonrpc: request body missing params"
                : "jsonrpc: params must be a list with an object");
      }
      return name(in);
    }
  }

  private static String name(JsonParser in) throws Refusal, IOException {
    String name = "";
    for (String member = in.nextFieldName(); member != null; member = in.nextFieldName()) {
      JsonToken value = in.nextToken();
      if (member.equals("Name")) {
        if (value != JsonToken.VALUE_STRING) {
          throw new Refusal("jsonrpc: Name is no text, but " + Json.raw(in));
        }
        name = in.getText();
      }
      in.skipChildren();
    }
    return name;
  }
}
