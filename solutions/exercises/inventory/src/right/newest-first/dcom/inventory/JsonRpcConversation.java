package dcom.inventory;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The server's side of JSON-RPC: one client's requests, carried out in order, and an answer to each;
 * the newest goes first.
 *
 * @param socket the connection; closed when the conversation ends
 * @param inventory what is called; other conversations call it, too
 */
record JsonRpcConversation(Socket socket, Inventory inventory) implements Runnable {
  @Override
  public void run() {
    LinkedBlockingDeque<JsonNode> waiting = new LinkedBlockingDeque<>();
    AtomicBoolean ended = new AtomicBoolean();
    Thread sender = new Thread(() -> send(waiting, ended), "sender");
    sender.start();
    try (socket) {
      try {
        MappingIterator<JsonNode> requests = Json.values(socket);
        requests.getParser().disable(JsonParser.Feature.AUTO_CLOSE_SOURCE); // answers may wait
        while (requests.hasNextValue()) {
          waiting.push(answer(requests.nextValue()));
        }
      } finally {
        ended.set(true);
        sender.join();
      }
    } catch (IOException e) {
      System.err.println("json-rpc: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(LinkedBlockingDeque<JsonNode> waiting, AtomicBoolean ended) {
    try {
      while (!ended.get() || !waiting.isEmpty()) {
        JsonNode answer = waiting.poll(20, TimeUnit.MILLISECONDS);
        if (answer != null) {
          Json.send(answer, socket);
        }
      }
    } catch (IOException e) {
      System.err.println("json-rpc, sending: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
    switch (method) {
      case "Inventory.Add":
        return count(inventory.add(item, amount(params)));
      case "Inventory.Remove":
        return count(inventory.remove(item, amount(params)));
      case "Inventory.Count":
        return count(inventory.count(item));
      case "Inventory.List":
        return list();
      default:
        throw new NoSuchMethodException("rpc: can't find method " + method);
    }
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
    ArrayNode levels = all.putArray("Levels");
    inventory.list().forEach((item, there) -> levels.add(count(there).put("Item", item)));
    return all;
  }
}
