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

/** Calls over one connection; any number of them may be on their way. For one thread. */
final class Calls implements AutoCloseable {
  private final Socket socket;
  private final JsonParser in;
  private final JsonGenerator out;
  private final Map<Integer, Answer> arrived = new HashMap<>();
  private int lastId;

  private Calls(Socket socket) throws IOException {
    this.socket = socket;
    this.in = Json.from(socket);
    this.out = Json.to(socket);
  }

  static Calls to(String host, int port) throws IOException {
    try {
      Socket socket = new Socket(host, port);
      socket.setTcpNoDelay(true);
      return new Calls(socket);
    } catch (ConnectException e) {
      throw new IOException(
          "dialing:dial tcp " + host + ":" + port + ": connect: connection refused", e);
    } catch (IOException e) {
      throw new IOException("dialing:dial tcp " + host + ":" + port + ": " + e.getMessage(), e);
    }
  }

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
      throw new EOFException("unexpected EOF");
    }
    return lastId;
  }

  String await(int id) throws IOException {
    while (!arrived.containsKey(id)) {
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
