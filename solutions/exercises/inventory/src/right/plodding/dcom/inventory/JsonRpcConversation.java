package dcom.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;

/**
 * The server's side of JSON-RPC: one client's requests, and an answer to each, in order.
 *
 * @param socket the connection; closed when the conversation ends
 * @param inventory what is called; other conversations call it, too
 */
record JsonRpcConversation(Socket socket, Inventory inventory) implements Runnable {
  @Override
  public void run() {
    try (socket;
        MappingIterator<JsonNode> requests = Json.values(socket)) {
      while (requests.hasNextValue()) {
        send(answer(requests.nextValue()));
      }
    } catch (IOException e) {
      System.err.println("json-rpc: " + e.getMessage());
    }
  }

  /** Sends a value, in many pieces. */
  private void send(ObjectNode answer) throws IOException {
    byte[] bytes = (answer + "\n").getBytes(UTF_8);
    socket.setTcpNoDelay(true);
    OutputStream out = socket.getOutputStream();
    for (int at = 0; at < bytes.length; at += 50) {
      out.write(bytes, at, Math.min(50, bytes.length - at));
    }
  }

  private ObjectNode answer(JsonNode request) {
    ObjectNode answer = Json.object();
    answer.set("id", request.get("id"));
    try {
      answer.set(
          "result",
          result(request.path("method").asText(), request.path("params").path(0)));
      return answer.putNull("error");
    } catch (Refusal | NoSuchMethodException e) {
      return answer.putNull("result").put("error", e.getMessage());
    }
  }

  private ObjectNode result(String method, JsonNode params) throws Refusal, NoSuchMethodException {
    String item = params.path("Item").asText();
    if (method.equals("Inventory.Add")) {
      return count(inventory.add(item, amount(params)));
    }
    if (method.equals("Inventory.Remove")) {
      return count(inventory.remove(item, amount(params)));
    }
    if (method.equals("Inventory.Count")) {
      return count(inventory.count(item));
    }
    if (method.equals("Inventory.List")) {
      return list();
    }
    throw new NoSuchMethodException("rpc: can't find method " + method);
  }

  /** What is no whole number is 0, which the service refuses. */
  private static long amount(JsonNode params) {
    JsonNode amount = params.path("Amount");
    return amount.isIntegralNumber() && amount.canConvertToLong() ? amount.longValue() : 0;
  }

  private static ObjectNode count(long count) {
    return Json.object().put("Count", count);
  }

  private ObjectNode list() {
    ObjectNode all = Json.object();
    all.putArray("Levels");
    for (Map.Entry<String, Long> entry : inventory.list().entrySet()) {
      ObjectNode level = all.withArray("Levels").addObject();
      level.put("Count", entry.getValue());
      level.put("Item", entry.getKey());
    }
    return all;
  }
}
