package dcom.jsonrpc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.Socket;

/**
 * What is said over one client's connection: requests, and an answer to each, in order. It shares
 * nothing with other conversations, and what ends it ends no other.
 *
 * @param socket the connection; closed when the conversation ends
 */
record Conversation(Socket socket) implements Runnable {
  @Override
  public void run() {
    try (socket;
        JsonParser in = Json.from(socket);
        JsonGenerator out = Json.to(socket)) {
      talk(in, out);
    } catch (IOException e) {
      System.err.println("a conversation ended: " + e.getClass().getSimpleName());
    }
  }

  /** Answers all requests, until the client goes away or says something that is no object. */
  private static void talk(JsonParser in, JsonGenerator out) throws IOException {
    while (in.nextToken() == JsonToken.START_OBJECT) {
      answer(Request.read(in), out);
    }
  }

  private static void answer(Request request, JsonGenerator out) throws IOException {
    try {
      sendResult(request.id(), Upper.call(request), out);
    } catch (Refusal refusal) {
      sendError(request.id(), refusal.getMessage(), out);
    }
  }

  private static void sendResult(String id, String name, JsonGenerator out) throws IOException {
    begin(id, out);
    out.writeObjectFieldStart("result");
    out.writeStringField("Name", whole(name));
    out.writeEndObject();
    out.writeNullField("error");
    end(out);
  }

  private static void sendError(String id, String error, JsonGenerator out) throws IOException {
    begin(id, out);
    out.writeNullField("result");
    out.writeStringField("error", whole(error));
    end(out);
  }

  private static void begin(String id, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeFieldName("id");
    StringBuilder json = new StringBuilder();
    id.codePoints().forEach(letter -> {
      if (half(letter)) {
        json.append(String.format("\\u%04x", letter)); // half a letter has no UTF-8
      } else {
        json.appendCodePoint(letter);
      }
    });
    out.writeRawValue(json.toString());
  }

  private static boolean half(int letter) {
    return letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
  }

  /** With a replacement for each half letter, as Go does it. */
  private static String whole(String text) {
    int[] letters =
        text.codePoints().map(letter -> half(letter) ? 0xFFFD : letter).toArray();
    return new String(letters, 0, letters.length);
  }

  private static void end(JsonGenerator out) throws IOException {
    out.writeEndObject();
    out.writeRaw('\n');
    out.flush();
  }
}
