package dcom.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Calls by JSON-RPC 1.0, one call after the other or many in one piece. */
final class JsonCaller implements Caller {
  private final Socket socket;
  private final MappingIterator<JsonNode> answers;

  /** Connects; to a tap or to the server itself. */
  JsonCaller(int port) {
    try {
      this.socket = new Socket("127.0.0.1", port);
      socket.setTcpNoDelay(true);
      this.answers = Wire.values(socket);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot connect", e);
    }
  }

  @Override
  public Reply call(Request request) {
    send(List.of(request));
    return reply();
  }

  /** Calls any method of that name, without parameters. */
  Reply call(String method) {
    send("{\"method\":\"" + method + "\",\"params\":[{}],\"id\":0}");
    return reply();
  }

  /** Sends calls in one piece; false if the server has gone. */
  boolean send(List<Request> requests) {
    StringBuilder packet = new StringBuilder();
    for (int i = 0; i < requests.size(); i++) {
      packet.append(Wire.request(requests.get(i), i)).append('\n');
    }
    return send(packet.toString());
  }

  private boolean send(String packet) {
    try {
      socket.getOutputStream().write(packet.getBytes(UTF_8));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads so many answers, in the order in which they come. */
  List<Reply> replies(int count) {
    List<Reply> replies = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      replies.add(reply());
    }
    return replies;
  }

  private Reply reply() {
    try {
      return reply(answers.nextValue());
    } catch (IOException | NoSuchElementException e) {
      return Reply.failed("the connection ended");
    }
  }

  private static Reply reply(JsonNode answer) {
    JsonNode error = answer.path("error");
    JsonNode result = answer.path("result");
    if (error.isTextual()) {
      String text = error.asText();
      return Reply.isRefusal(text) ? Reply.refused(text) : Reply.failed("error " + text);
    }
    if (result.path("Count").isIntegralNumber()) {
      return Reply.done(result.path("Count").longValue());
    }
    return result.path("Levels").isArray() ? list(result) : Reply.failed("answer " + answer);
  }

  private static Reply list(JsonNode result) {
    Map<String, Long> counts = new LinkedHashMap<>();
    result
        .path("Levels")
        .forEach(one -> counts.put(one.path("Item").asText(), one.path("Count").asLong()));
    return Reply.done(counts);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
