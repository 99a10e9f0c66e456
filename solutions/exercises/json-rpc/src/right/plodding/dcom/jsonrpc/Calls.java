package dcom.jsonrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.EOFException;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
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
  private final Letters letters;
  private final JsonParser in;
  private final JsonGenerator out;

  /** Answers that came while another one was awaited, by id. */
  private final Map<Integer, Answer> arrived = new HashMap<>();

  private int lastId;

  private Calls(Socket socket) throws IOException {
    this.socket = socket;
    this.letters = new Letters(new InputStreamReader(socket.getInputStream(), UTF_8));
    this.in = Json.FACTORY.createParser(letters);
    this.out = Json.to(socket);
  }

  /**
   * Connects to a server.
   *
   * @throws IOException if there is none; its message is what the user reads
   */
  static Calls to(String host, int port) throws IOException {
    String at = "dialing:dial tcp " + host + ":" + port + ": connect: ";
    Socket socket;
    try {
      socket = new Socket(host, port);
    } catch (ConnectException e) {
      throw new IOException(at + "connection refused", e);
    } catch (IOException e) {
      throw new IOException(at + e.getMessage(), e);
    }
    return new Calls(socket);
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
      out.writeStringField("method", "Upper.Uppercase");
      out.writeArrayFieldStart("params");
      out.writeStartObject();
      out.writeStringField("Name", name);
      out.writeEndObject();
      out.writeEndArray();
      out.writeNumberField("id", lastId);
      out.writeEndObject();
      out.writeRaw('\n');
      out.flush();
    } catch (SocketException e) {
      // the server is gone; what it said before may still be there to be read
    }
    return lastId;
  }

  /** Waits for the answer with this id, and keeps those with other ids for later. */
  String await(int id) throws IOException {
    while (!arrived.containsKey(id)) {
      Answer answer = next();
      arrived.put(answer.id(), answer);
    }
    return arrived.remove(id).result();
  }

  /** The next answer; a connection that ends in the middle of a word is at its end, too. */
  private Answer next() throws IOException {
    try {
      return Answer.read(in);
    } catch (JsonProcessingException e) {
      throw letters.ended ? new EOFException("unexpected EOF") : new IOException("bad answer", e);
    } catch (SocketException e) {
      throw new EOFException("unexpected EOF");
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** Remembers whether the end has come. */
  private static final class Letters extends FilterReader {
    private boolean ended;

    Letters(Reader reader) {
      super(reader);
    }

    @Override
    public int read(char[] to, int from, int length) throws IOException {
      int count = in.read(to, from, Math.min(length, 1));
      ended = count < 0;
      return count;
    }
  }
}
