package dcom.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Calls by JSON-RPC 1.0, one call after the other or many in one piece. Answers may come in any order:
 * each belongs to the request that has its id.
 */
final class JsonCaller implements Caller {
  /** As the lab's client does: it has one call under way, so any id will do. */
  private static final JsonNode SAME = IntNode.valueOf(1);

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
    return call(request, SAME);
  }

  /** Calls with this id. */
  Reply call(Request request, JsonNode id) {
    send(Wire.request(request, id) + "\n");
    return replies(List.of(id)).get(0);
  }

  /** Calls any method of that name, with the parameters of this request. */
  Reply call(String method, Request request) {
    send(Wire.request(request, SAME).put("method", method) + "\n");
    return replies(List.of(SAME)).get(0);
  }

  @Override
  public List<Reply> callAll(List<Request> requests) {
    send(requests);
    return replies(requests.size());
  }

  /** Sends calls in one piece, with ids from 0 on; false if the server has gone. */
  boolean send(List<Request> requests) {
    StringBuilder packet = new StringBuilder();
    for (int i = 0; i < requests.size(); i++) {
      packet.append(Wire.request(requests.get(i), IntNode.valueOf(i))).append('\n');
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

  /** Calls, waits until the answer begins to come, and reads it no further; false if none comes. */
  boolean leaveUnread(Request request) {
    try {
      return send(List.of(request)) && answers.hasNextValue();
    } catch (IOException e) {
      return false;
    }
  }

  /** Reads the answers to so many calls that were sent in one piece. */
  List<Reply> replies(int count) {
    return replies(
        IntStream.range(0, count).<JsonNode>mapToObj(IntNode::valueOf).toList());
  }

  /** The replies in the order of these ids; after an answer that fits none, no more is read. */
  private List<Reply> replies(List<JsonNode> ids) {
    Set<JsonNode> open = new LinkedHashSet<>(ids);
    Map<JsonNode, Reply> replies = new HashMap<>();
    while (!open.isEmpty()) {
      JsonNode answer = next();
      JsonNode id = answer.path("id");
      if (!open.remove(id)) {
        Reply none = Reply.failed(
            answer.isMissingNode()
                ? "the connection ended"
                : "an answer with the id " + id + " to a request with the id "
                    + open.iterator().next());
        open.forEach(left -> replies.put(left, none));
        break;
      }
      replies.put(id, reply(answer));
    }
    return ids.stream().map(replies::get).toList();
  }

  /** Missing at the connection's end. */
  private JsonNode next() {
    try {
      return answers.nextValue();
    } catch (IOException | NoSuchElementException e) {
      return MissingNode.getInstance();
    }
  }

  private static Reply reply(JsonNode answer) {
    JsonNode error = answer.path("error");
    JsonNode result = answer.path("result");
    boolean one = answer.hasNonNull("error") != answer.hasNonNull("result");
    if (one && error.isTextual()) {
      String text = error.asText();
      return Reply.isRefusal(text) ? Reply.refused(text) : Reply.failed("error " + text);
    }
    if (one && result.path("Count").isIntegralNumber()) {
      return Reply.done(result.path("Count").longValue());
    }
    boolean levels = result.path("Levels").isArray() || result.path("Levels").isNull(); // Go's none
    return one && levels ? list(result) : Reply.failed("the answer " + answer);
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
