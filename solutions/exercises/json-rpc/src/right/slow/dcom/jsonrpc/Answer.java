package dcom.jsonrpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/**
 * An answer as it came.
 *
 * @param id of the request that it answers
 * @param name the name in the result; empty if there is none
 * @param error what went wrong, if anything did
 */
record Answer(int id, String name, Optional<String> error) {
  /**
   * Reads the next answer; waits until it is there.
   *
   * @throws EOFException if the server ends the connection instead
   */
  static Answer read(JsonParser in) throws IOException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw new EOFException("unexpected EOF");
    }
    int id = 0;
    String name = "";
    Optional<String> error = Optional.empty();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String member = in.currentName();
      JsonToken value = in.nextToken();
      switch (member) {
        case "id" -> id = in.getValueAsInt();
        case "result" -> name = name(in);
        case "error" ->
          error = value == JsonToken.VALUE_NULL ? Optional.empty() : Optional.of(text(in));
        default -> in.skipChildren();
      }
    }
    return new Answer(id, name, error);
  }

  /** A text as it is, any other value as JSON. */
  private static String text(JsonParser in) throws IOException {
    return in.currentToken() == JsonToken.VALUE_STRING ? in.getText() : Json.raw(in);
  }

  /** The member {@code Name} of a result; empty if the result is {@code null}. */
  private static String name(JsonParser in) throws IOException {
    String name = "";
    while (in.currentToken() != JsonToken.VALUE_NULL && in.nextToken() != JsonToken.END_OBJECT) {
      boolean wanted = in.currentName().equals("Name");
      in.nextToken();
      name = wanted ? in.getText() : name;
      in.skipChildren();
    }
    return name;
  }

  /**
   * The name in the result.
   *
   * @throws IOException if the server refused the call; its message is the server's
   */
  String result() throws IOException {
    if (error.isPresent()) {
      throw new IOException(error.get());
    }
    return name;
  }
}
