package dcom.jsonrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * What is said over one client's connection: one thread reads and answers, another one writes.
 *
 * @param socket the connection; closed when the conversation ends
 */
record Conversation(Socket socket) implements Runnable {
  @Override
  public void run() {
    BlockingQueue<Optional<String>> answers = new ArrayBlockingQueue<>(500);
    Thread writer = new Thread(() -> write(answers));
    writer.start();
    try (socket) {
      try (JsonParser in = Json.from(socket)) {
        talk(in, answers);
      } catch (IOException e) {
        System.err.println("conversation ends: " + e.getMessage());
      }
      answers.put(Optional.empty());
      writer.join();
    } catch (IOException e) {
      System.err.println("cannot close: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Answers all requests, until the client goes away or says something that is no object. */
  private static void talk(JsonParser in, BlockingQueue<Optional<String>> answers)
      throws IOException, InterruptedException {
    while (in.nextToken() == JsonToken.START_OBJECT) {
      answers.put(Optional.of(answer(Request.read(in))));
    }
  }

  private void write(BlockingQueue<Optional<String>> answers) {
    boolean there = true;
    try {
      Optional<String> answer = answers.take();
      while (answer.isPresent()) {
        there = there && send(answer.get());
        answer = answers.take();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** False if the client has gone. */
  private boolean send(String answer) {
    try {
      socket.getOutputStream().write(answer.getBytes(UTF_8));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String answer(Request request) throws IOException {
    StringWriter answer = new StringWriter();
    try (JsonGenerator out = Json.FACTORY.createGenerator(answer)) {
      out.writeStartObject();
      out.writeFieldName("id");
      out.writeRawValue(request.id());
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
      out.writeEndObject();
    }
    return answer.append('\n').toString();
  }
}
