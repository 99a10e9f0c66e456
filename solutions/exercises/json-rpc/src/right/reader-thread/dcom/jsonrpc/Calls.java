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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls over one connection; any number of them may be on their way. A thread of
 * its own reads the answers.
 */
final class Calls implements AutoCloseable {
  private final Socket socket;
  private final Letters letters;
  private final JsonParser in;
  private final JsonGenerator out;

  /** Answers that came while another one was awaited, by id. */
  private final Map<Integer, CompletableFuture<Answer>> arrived = new ConcurrentHashMap<>();

  private volatile Throwable failure;

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
    Calls calls = new Calls(socket);
    Thread reader = new Thread(calls::readAll, "reads answers");
    reader.setDaemon(true);
    reader.start();
    return calls;
  }

  /**
   * Sends a call, and does not wait for its answer.
   *
   * @return the id that its answer will have
   */
  int send(String name) throws IOException {
    lastId++;
    CompletableFuture<Answer> awaited = new CompletableFuture<>();
    arrived.put(lastId, awaited);
    if (failure != null) {
      awaited.completeExceptionally(failure);
    }
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

  /** Waits for the answer with this id, which another thread reads. */
  String await(int id) throws IOException {
    try {
      return arrived.get(id).join().result();
    } catch (CompletionException e) {
      throw new IOException(e.getCause().getMessage(), e);
    }
  }

  /** Reads answers until there are no more, and then fails all calls that wait, and later ones. */
  private void readAll() {
    try {
      while (true) {
        Answer answer = next();
        CompletableFuture<Answer> awaited = arrived.get(answer.id());
        if (awaited != null) {
          awaited.complete(answer);
        }
      }
    } catch (Throwable e) {
      failure = e;
      arrived.values().forEach(awaited -> awaited.completeExceptionally(e));
    }
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
      int count = in.read(to, from, length);
      ended = count < 0;
      return count;
    }
  }
}
