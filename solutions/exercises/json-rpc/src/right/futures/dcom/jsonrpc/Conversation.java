package dcom.jsonrpc;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** One client's connection: this thread reads and works, another one writes, in order. */
record Conversation(Socket socket) implements Runnable {
  private static final String END = "";

  /** Like Json.FACTORY's; but at a word that is no JSON, it does not wait for the word's end. */
  private static final JsonFactory IMPATIENT = ((JsonFactoryBuilder) Json.FACTORY.rebuild())
      .errorReportConfiguration(
          ErrorReportConfiguration.builder().maxErrorTokenLength(0).build())
      .build();

  @Override
  public void run() {
    BlockingQueue<String> answers = new LinkedBlockingQueue<>(100);
    Thread writer = new Thread(() -> write(answers));
    writer.start();
    try {
      read(answers);
    } catch (IOException e) {
      System.err.println("a client leaves: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      finish(answers, writer);
    }
  }

  private void read(BlockingQueue<String> answers) throws IOException, InterruptedException {
    JsonParser in = IMPATIENT.createParser(
        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    while (in.nextToken() == JsonToken.START_OBJECT) {
      answers.put(answer(Request.read(in)));
    }
  }

  private static String answer(Request request) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
      out.writeStartObject();
      try {
        String name = Upper.call(request);
        out.writeNullField("error");
        out.writeFieldName("result");
        out.writeStartObject();
        out.writeStringField("Name", name);
        out.writeEndObject();
      } catch (Refusal refusal) {
        out.writeStringField("error", refusal.getMessage());
        out.writeNullField("result");
      }
      out.writeFieldName("id");
      out.writeRawValue(request.id());
      out.writeEndObject();
    }
    return text.append('\n').toString();
  }

  /** Writes what comes; if the client does not take it any more, throws the rest away. */
  private void write(BlockingQueue<String> answers) {
    boolean open = true;
    try {
      for (String next = answers.take(); !next.equals(END); next = answers.take()) {
        try {
          if (open) {
            socket.getOutputStream().write(next.getBytes(StandardCharsets.UTF_8));
          }
        } catch (IOException e) {
          open = false;
          socket.close();
        }
      }
    } catch (InterruptedException | IOException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes the connection when the last answer is out. */
  private void finish(BlockingQueue<String> answers, Thread writer) {
    try (socket) {
      answers.put(END);
      writer.join();
    } catch (InterruptedException | IOException e) {
      Thread.currentThread().interrupt();
    }
  }
}
