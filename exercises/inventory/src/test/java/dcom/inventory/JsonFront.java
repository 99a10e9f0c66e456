package dcom.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import dcom.labkit.tap.Tap;
import dcom.labkit.tap.TappedSocket;
import dcom.labkit.tap.Taps;
import dcom.labkit.wire.jsonrpc.JsonRpcProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;

/** A desk by JSON-RPC; a thread for each client. */
final class JsonFront implements Front {
  private final Desk desk;
  private final ServerSocket door;
  private final Tap tap;

  JsonFront(Desk desk, Taps taps) {
    this.desk = desk;
    try {
      this.door = new TappedSocket();
    } catch (IOException e) {
      throw new UncheckedIOException("no port can be opened", e);
    }
    this.tap = taps.open("127.0.0.1", door.getLocalPort(), new JsonRpcProtocol());
    start(this::letIn);
  }

  @Override
  public Tap tap() {
    return tap;
  }

  private void letIn() {
    try {
      while (true) {
        Socket client = door.accept();
        start(() -> serve(client));
      }
    } catch (IOException e) {
      // The door was closed, and with it ends this thread's work.
    }
  }

  private void serve(Socket client) {
    try (client;
        MappingIterator<JsonNode> requests = Wire.values(client)) {
      while (requests.hasNextValue()) {
        client.getOutputStream().write((answer(requests.nextValue()) + "\n").getBytes(UTF_8));
      }
    } catch (IOException e) {
      // The client has gone, or its tap was cut.
    }
  }

  private JsonNode answer(JsonNode request) {
    JsonNode id = request.path("id");
    Request wanted = Wire.request(request);
    Reply reply = desk.take(wanted);
    if (reply.kind() == Reply.Kind.NOTHING) {
      return wanted.verb().equals("list") ? Wire.noList(id) : Wire.nothing(id);
    }
    if (reply.equals(Reply.failed(""))) {
      return Wire.result(id, 5).put("error", ""); // an error is an error, whatever is beside it
    }
    if (reply.kind() != Reply.Kind.DONE) {
      return Wire.error(id, reply.text());
    }
    return wanted.verb().equals("list")
        ? Wire.result(id, reply.list())
        : Wire.result(id, Long.parseLong(reply.text()));
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "json-rpc desk");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      tap.close();
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
