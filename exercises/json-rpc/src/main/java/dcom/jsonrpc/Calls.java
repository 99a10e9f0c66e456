package dcom.jsonrpc;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.net.Socket;
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
    throw new IllegalStateException("TODO 6: connect to " + host + ":" + port);
  }

  /**
   * Sends a call, and does not wait for its answer.
   *
   * @return the id that its answer will have
   */
  int send(String name) throws IOException {
    lastId++;
    throw new IllegalStateException("TODO 6: send call " + lastId + " of Upper.Uppercase");
  }

  /** Waits for the answer with this id, and keeps those with other ids for later. */
  String await(int id) throws IOException {
    Answer answer = Answer.read(in);
    if (answer.id() != id) {
      throw new IllegalStateException("TODO 7: keep answer " + answer.id() + ", and read on");
    }
    return answer.result();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
