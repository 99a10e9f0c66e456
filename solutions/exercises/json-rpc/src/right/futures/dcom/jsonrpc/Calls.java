package dcom.jsonrpc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringWriter;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** Calls over one connection; a thread of its own takes the answers as they come. */
final class Calls implements AutoCloseable {
  private final Socket socket;
  private final Map<Integer, CompletableFuture<Answer>> calls = new ConcurrentHashMap<>();

  /** Never an answer: fails when no more can come. */
  private final CompletableFuture<Answer> ended = new CompletableFuture<>();

  private int lastId = 100;

  private Calls(Socket socket) {
    this.socket = socket;
    Thread reader = new Thread(this::read);
    reader.setDaemon(true);
    reader.start();
  }

  static Calls to(String host, int port) throws IOException {
    try {
      return new Calls(new Socket(host, port));
    } catch (IOException e) {
      String why = e.getMessage().toLowerCase().replaceAll(" \\(.*", "");
      throw new IOException("dialing:dial tcp " + host + ":" + port + ": connect: " + why, e);
    }
  }

  /** The call's future answer, whoever asks for it first. */
  private CompletableFuture<Answer> call(int id) {
    return calls.computeIfAbsent(id, any -> new CompletableFuture<>());
  }

  private void read() {
    try (JsonParser in = Json.from(socket)) {
      while (true) {
        Answer answer = Answer.read(in);
        call(answer.id()).complete(answer);
      }
    } catch (JsonEOFException | SocketException e) {
      ended.completeExceptionally(new EOFException("unexpected EOF"));
    } catch (IOException | RuntimeException e) {
      ended.completeExceptionally(e);
    }
  }

  int send(String name) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator out = Json.FACTORY.createGenerator(text)) {
      out.writeStartObject();
      out.writeNumberField("id", ++lastId);
      out.writeStringField("method", "Upper.Uppercase");
      out.writeFieldName("params");
      out.writeStartArray();
      out.writeStartObject();
      out.writeStringField("Name", name);
      out.writeEndObject();
      out.writeEndArray();
      out.writeEndObject();
    }
    call(lastId);
    try {
      socket.getOutputStream().write((text + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (SocketException e) {
      throw new EOFException("unexpected EOF");
    }
    return lastId;
  }

  String await(int id) throws IOException {
    try {
      Object first = CompletableFuture.anyOf(call(id), ended).join();
      return ((Answer) first).result();
    } catch (CompletionException e) {
      throw new IOException(e.getCause().getMessage(), e);
    } finally {
      calls.remove(id);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
