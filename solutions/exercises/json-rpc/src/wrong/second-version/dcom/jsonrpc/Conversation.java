package dcom.jsonrpc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
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
    } catch (JsonProcessingException e) {
      System.err.println("rpc: " + e.getOriginalMessage());
    } catch (IOException e) {
      System.err.println("rpc: " + e.getMessage());
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
    out.writeStringField("Name", name);
    out.writeEndObject();
    out.writeNullField("error");
    end(out);
  }

  private static void sendError(String id, String error, JsonGenerator out) throws IOException {
    begin(id, out);
    out.writeNullField("result");
    out.writeObjectFieldStart("error");
    out.writeNumberField("code", -32601);
    out.writeStringField("message", error);
    out.writeEndObject();
    end(out);
  }

  private static void begin(String id, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeFieldName("id");
    out.writeRawValue(id); // is JSON already
  }

  private static void end(JsonGenerator out) throws IOException {
    out.writeEndObject();
    out.writeRaw('\n');
    out.flush();
  }
}
