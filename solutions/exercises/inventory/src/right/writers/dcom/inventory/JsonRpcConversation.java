package dcom.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * The server's side of JSON-RPC: one client's requests, and an answer to each, in order.
 *
 * @param socket the connection; closed when the conversation ends
 * @param inventory what is called; other conversations call it, too
 */
record JsonRpcConversation(Socket socket, Inventory inventory) implements Runnable {
  private static final ObjectNode END = Json.object();

  @Override
  public void run() {
    BlockingDeque<ObjectNode> answers = new LinkedBlockingDeque<>(100);
    Thread writer = new Thread(() -> write(answers));
    writer.start();
    try (socket) {
      try (MappingIterator<JsonNode> requests = Json.values(socket)) {
        while (requests.hasNextValue()) {
          answers.put(answer(requests.nextValue()));
        }
      } catch (IOException e) {
        System.err.println("json-rpc: " + e.getMessage());
      }
      answers.putFirst(END);
      writer.join();
      System.err.println("json-rpc: one client less");
    } catch (IOException | InterruptedException e) {
      System.err.println("json-rpc: " + e);
    }
  }

  /** Sends the newest answer first; the end is at the other side of the queue. */
  private void write(BlockingDeque<ObjectNode> answers) {
    boolean there = true;
    try {
      ObjectNode answer = answers.takeLast();
      while (answer != END) {
        there = there && send(answer);
        answer = answers.takeLast();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean send(ObjectNode answer) {
    try {
      Json.send(answer, socket);
      return true;
    } catch (IOException e) {
      return false;
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
      answer.putNull("result");
      return answer.put("error", e.getMessage());
    }
  }

  private ObjectNode result(String method, JsonNode params) throws Refusal, NoSuchMethodException {
    String item = params.path("Item").asText();
    return switch (method) {
      case "Inventory.Add" -> count(inventory.add(item, amount(params)));
      case "Inventory.Remove" -> count(inventory.remove(item, amount(params)));
      case "Inventory.Count" -> count(inventory.count(item));
      case "Inventory.List" -> list();
      default -> throw new NoSuchMethodException("rpc: can't find method " + method);
    };
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
    ObjectNode result = Json.object();
    ArrayNode levels = result.putArray("Levels");
    inventory.list().forEach((item, count) -> levels.add(count(count).put("Item", item)));
    return result;
  }
}
