package dcom.jsonrpc;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One client's connection. */
record Conversation(Socket socket) implements Runnable {
  /** Like Json.FACTORY's; but at a word that is no JSON, it does not wait for the word's end. */
  private static final JsonFactory IMPATIENT = ((JsonFactoryBuilder) Json.FACTORY.rebuild())
      .errorReportConfiguration(
          ErrorReportConfiguration.builder().maxErrorTokenLength(0).build())
      .build();

  @Override
  public void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      JsonParser in = IMPATIENT.createParser(
          new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      JsonGenerator out = Json.FACTORY.createGenerator(
          new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8));
      talk(in, out);
      socket.shutdownOutput();
    } catch (IOException | RuntimeException e) {
      System.err.println("client at " + socket.getRemoteSocketAddress() + ": " + e.getMessage());
    }
  }

  private static void talk(JsonParser in, JsonGenerator out) throws IOException {
    while (in.nextToken() == JsonToken.START_OBJECT) {
      Request request = Request.read(in);
      String result = null;
      String error = null;
      try {
        result = Upper.call(request);
      } catch (Refusal refusal) {
        error = refusal.getMessage();
      }
      out.writeStartObject();
      out.writeFieldName("id");
      out.writeRawValue(request.id());
      if (error == null) {
        out.writeObjectFieldStart("result");
        out.writeStringField("Name", result);
        out.writeEndObject();
      } else {
        out.writeNullField("result");
      }
      out.writeFieldName("error");
      out.writeString(error); // null becomes null
      out.writeEndObject();
      out.writeRaw('\n');
      out.flush();
    }
  }
}
