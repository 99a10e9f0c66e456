package dcom.jsonrpc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/** Calls over one connection; a thread of their own reads the answers. */
final class Calls implements AutoCloseable {
  private final Socket socket;
  private final JsonGenerator out;
  private final Map<Integer, CompletableFuture<Answer>> answers = new ConcurrentHashMap<>();
  private final CompletableFuture<Answer> end = new CompletableFuture<>();
  private int lastId = 100;

  private Calls(Socket socket) throws IOException {
    this.socket = socket;
    this.out = Json.to(socket);
    Thread reader = new Thread(this::read);
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Connects to a server.
   *
   * @throws IOException if there is none; its message is what the user reads
   */
  static Calls to(String host, int port) throws IOException {
    try {
      return new Calls(new Socket(host, port));
    } catch (ConnectException e) {
      throw new IOException(
          "dialing:dial tcp " + host + ":" + port + ": connect: connection refused", e);
    } catch (IOException e) {
      throw new IOException("dialing:dial tcp " + host + ":" + port + ": " + e.getMessage(), e);
    }
  }

  private CompletableFuture<Answer> answer(int id) {
    return answers.computeIfAbsent(id, any -> new CompletableFuture<>());
  }

  private void read() {
    try (JsonParser in = Json.from(socket)) {
      while (true) {
        Answer answer = Answer.read(in);
        answer(answer.id()).complete(answer);
      }
    } catch (IOException e) {
      end.completeExceptionally(ended(e));
    }
  }

  private static IOException ended(IOException e) {
    boolean eof = e instanceof JsonEOFException || e instanceof SocketException;
    return eof || e instanceof EOFException ? new EOFException("unexpected EOF") : e;
  }

  /**
   * Sends a call, and does not wait for its answer.
   *
   * @return the id that its answer will have
   */
  int send(String name) throws IOException {
    lastId++;
    try {
      out.writeStartObject();
      out.writeNumberField("id", lastId);
      out.writeStringField("method", "Upper.Uppercase");
      out.writeArrayFieldStart("params");
      out.writeStartObject();
      out.writeStringField("Name", name);
      out.writeEndObject();
      out.writeEndArray();
      out.writeEndObject();
      out.writeRaw('\n');
      out.flush();
    } catch (SocketException e) {
      // the connection has ended; answers that came before are there all the same
      return lastId;
    }
    return lastId;
  }

  /** Waits for the answer with this id. */
  String await(int id) throws IOException {
    CompletableFuture<Answer> answer = answer(id);
    try {
      CompletableFuture.anyOf(answer, end).exceptionally(e -> null).get();
      return (answer.isDone() ? answer : end).get().result();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (InterruptedException e) {
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
