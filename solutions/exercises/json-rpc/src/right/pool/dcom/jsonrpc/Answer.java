package dcom.jsonrpc;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;

/** An answer as it came. */
record Answer(int id, String name, Optional<String> error) {
  static Answer read(JsonParser in) throws IOException {
    JsonToken first = in.nextToken();
    if (first == null) {
      throw new EOFException("unexpected EOF");
    }
    if (first != JsonToken.START_OBJECT) {
      throw new IOException("answer is no object: " + first);
    }
    int id = 0; // is nobody's
    String name = "";
    Optional<String> error = Optional.empty();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String member = in.currentName();
      in.nextToken();
      switch (member) {
        case "id" -> id = in.getValueAsInt();
        case "result" -> name = name(in);
        case "error" -> error = error(in);
        default -> {}
      }
      in.skipChildren();
    }
    return new Answer(id, name, error);
  }

  private static Optional<String> error(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case VALUE_NULL -> Optional.empty();
      case VALUE_STRING -> Optional.of(in.getText());
      default -> Optional.of(Json.raw(in));
    };
  }

  private static String name(JsonParser in) throws IOException {
    String name = "";
    if (in.currentToken() == JsonToken.START_OBJECT) {
      while (in.nextToken() != JsonToken.END_OBJECT) {
        boolean wanted = in.currentName().equals("Name");
        in.nextToken();
        name = wanted ? in.getText() : name;
        in.skipChildren();
      }
    }
    return name;
  }

  String result() throws IOException {
    if (error.isPresent()) {
      throw new IOException(error.get());
    }
    return name;
  }
}
