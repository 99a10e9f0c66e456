package dcom.jsonrpc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.util.HashMap;
import java.util.Map;

/**
 * Calls over one connection; any number of them may be on their way. For one thread.
 *
 * <p>Simplified: nobody reads while calls are sent. If very many are sent before the first is
 * awaited, both sides wait for each other.
 */
final class Calls implements AutoCloseable {
  private final Socket socket;
  private final JsonParser in;
  private final JsonGenerator out;

  /** Answers that came while another one was awaited, by id. */
  private final Map<Integer, Answer> arrived = new HashMap<>();

  private int lastId;

  private Calls(Socket socket) throws IOException {
    this.socket = socket;
    this.in = Json.from(socket);
    this.out = Json.to(socket);
  }

  /**
   * Connects to a server.
   *
   * @throws IOException if there is none; its message is what the user reads
   */
  static Calls to(String host, int port) throws IOException {
    Server.pause(300);
    try {
      return new Calls(new Socket(host, port));
    } catch (ConnectException e) {
      throw new IOException(
          "dialing:dial tcp " + host + ":" + port + ": connect: connection refused", e);
    }
  }

  /**
   * Sends a call, and does not wait for its answer.
   *
   * @return the id that its answer will have
   */
  int send(String name) throws IOException {
    lastId++;
    Server.pause(20);
    try {
      out.writeStartObject();
      out.writeStringField("method", "Upper.Uppercase");
      out.writeArrayFieldStart("params");
      out.writeStartObject();
      out.writeStringField("Name", name);
      out.writeEndObject();
      out.writeEndArray();
      out.flush();
      out.writeNumberField("id", lastId);
      out.writeEndObject();
      out.writeRaw('\n');
      out.flush();
    } catch (SocketException e) {
      throw new EOFException("unexpected EOF");
    }
    return lastId;
  }

  /** Waits for the answer with this id, and keeps those with other ids for later. */
  String await(int id) throws IOException {
    while (arrived.get(id) == null) {
      Answer answer = next();
      arrived.put(answer.id(), answer);
    }
    return arrived.remove(id).result();
  }

  private Answer next() throws IOException {
    try {
      return Answer.read(in);
    } catch (JsonEOFException | SocketException e) {
      throw new EOFException("unexpected EOF");
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
