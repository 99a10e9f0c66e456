package dcom.jsonrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * What is said over one client's connection. Calls are worked on side by side, as Go's server does
 * it, so answers come in any order, each in one piece.
 */
final class Conversation implements Runnable {
  private final Socket socket;
  private final ExecutorService workers = Executors.newFixedThreadPool(4);

  Conversation(Socket socket) {
    this.socket = socket;
  }

  @Override
  public void run() {
    try (socket;
        JsonParser in = Json.from(socket)) {
      listen(in);
    } catch (IOException | InterruptedException e) {
      System.err.println("rpc: " + e.getMessage());
    }
  }

  /** What was asked before the end is answered before the end. */
  private void listen(JsonParser in) throws IOException, InterruptedException {
    try {
      while (in.nextToken() == JsonToken.START_OBJECT) {
        Request request = Request.read(in);
        workers.execute(() -> answer(request));
      }
    } catch (JsonProcessingException e) {
      System.err.println("rpc: " + e.getOriginalMessage());
    } finally {
      workers.shutdown();
      workers.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  private void answer(Request request) {
    try {
      say(text(request));
    } catch (IOException e) {
      System.err.println("rpc: nobody hears the answer to " + request.id());
    }
  }

  private synchronized void say(String line) throws IOException {
    socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
  }

  private static String text(Request request) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
      out.writeStartObject();
      out.writeFieldName("id");
      out.writeRawValue(request.id());
      outcome(request, out);
      out.writeEndObject();
    }
    return text.toString();
  }

  private static void outcome(Request request, JsonGenerator out) throws IOException {
    try {
      String name = Upper.call(request);
      out.writeObjectFieldStart("result");
      out.writeStringField("Name", name);
      out.writeEndObject();
      out.writeNullField("error");
    } catch (Refusal refusal) {
      out.writeNullField("result");
      out.writeStringField("error", refusal.getMessage());
    }
  }
}
