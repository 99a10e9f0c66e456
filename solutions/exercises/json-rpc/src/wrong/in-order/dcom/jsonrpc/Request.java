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
    next(in);
    String method = in.getText();
    String params = next(in);
    String id = next(in);
    return in.nextToken() == JsonToken.END_OBJECT ? new Request(method, params, id) : read(in);
  }

  /** The value of the next member; {@code null} behind the last one. */
  private static String next(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.END_OBJECT || in.nextToken() == JsonToken.END_OBJECT) {
      return NULL;
    }
    in.nextToken();
    String value = Json.raw(in);
    return value;
  }

  /**
   * The member {@code Name} of the first parameter; empty if it is left out.
   *
   * @throws Refusal if the parameters are something else
   */
  String name() throws Refusal, IOException {
    if (params.equals(NULL)) {
      throw new Refusal("jsonrpc: request body missing params");
    }
    try (JsonParser in = Json.FACTORY.createParser(params)) {
      if (in.nextToken() != JsonToken.START_ARRAY || in.nextToken() != JsonToken.START_OBJECT) {
        throw new Refusal("jsonrpc: params must be a list with one object");
      }
      return name(in);
    }
  }

  private static String name(JsonParser in) throws Refusal, IOException {
    String name = "";
    while (in.nextToken() != JsonToken.END_OBJECT) {
      boolean wanted = in.currentName().equals("Name");
      if (in.nextToken() != JsonToken.VALUE_STRING && wanted) {
        throw new Refusal("jsonrpc: Name must be a string");
      }
      name = wanted ? in.getText() : name;
      in.skipChildren();
    }
    return name;
  }
}
