package dcom.jsonrpc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls over one connection; any number of them may be on their way. A thread of its own reads the
 * answers, so nobody has to wait for them in order to go on sending.
 */
final class Calls implements AutoCloseable {
  private final Socket socket;
  private final JsonGenerator out;
  private final Map<Integer, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();
  private final CompletableFuture<Answer> end = new CompletableFuture<>();
  private int lastId;

  private Calls(Socket socket) throws IOException {
    this.socket = socket;
    this.out = Json.to(socket);
  }

  static Calls to(String host, int port) throws IOException {
    try {
      Calls calls = new Calls(new Socket(host, port));
      Thread reader = new Thread(calls::read);
      reader.setDaemon(true);
      reader.start();
      return calls;
    } catch (ConnectException e) {
      String place = host + ":" + port;
      throw new IOException("dialing:dial tcp " + place + ": connect: connection refused", e);
    }
  }

  int send(String name) throws IOException {
    int id = ++lastId;
    waiting.put(id, new CompletableFuture<>());
    out.writeStartObject();
    out.writeNumberField("id", id);
    out.writeStringField("method", "Upper.Uppercase");
    out.writeFieldName("params");
    out.writeStartArray();
    out.writeStartObject();
    out.writeStringField("Name", name);
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
    out.flush();
    return id;
  }

  String await(int id) throws IOException {
    try {
      return waiting.get(id).applyToEither(end, answer -> answer).join().result();
    } catch (CompletionException e) {
      throw new IOException(e.getCause().getMessage(), e);
    }
  }

  private void read() {
    try {
      JsonParser in = Json.from(socket);
      while (true) {
        Answer answer = Answer.read(in);
        waiting.getOrDefault(answer.id(), new CompletableFuture<>()).complete(answer);
      }
    } catch (IOException e) {
      end.completeExceptionally(e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
