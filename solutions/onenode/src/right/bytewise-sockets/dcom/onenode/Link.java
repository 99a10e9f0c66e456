package dcom.onenode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** A connection that speaks NATS by itself; for one thread. */
final class Link {
  /** One message, as it came. */
  record Arrival(String subject, byte[] data) {}

  /** Takes messages. */
  interface Sink {
    void take(Arrival arrival);
  }

  private static final int PATIENCE = 5000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Sink sink;

  /** Connects, and returns when the server has answered the first PING. */
  Link(String server, Sink sink) throws IOException {
    URI url = URI.create(server.contains("://") ? server : "nats://" + server);
    this.sink = sink;
    socket = new Socket();
    try {
      socket.connect(
          new InetSocketAddress(url.getHost(), url.getPort() < 0 ? 4222 : url.getPort()), PATIENCE);
      socket.setSoTimeout(PATIENCE);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 300);
      out = socket.getOutputStream();
      String info = line();
      if (!info.startsWith("INFO")) {
        throw new IOException("not a NATS server");
      }
      send("CONNECT {\"verbose\":false,\"pedantic\":false,\"tls_required\":false,"
          + "\"lang\":\"java\",\"version\":\"0\",\"protocol\":0,\"headers\":false}\r\n");
      confirm();
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  void patience(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  void close() throws IOException {
    socket.close();
  }

  void subscribe(String subject) throws IOException {
    send("SUB " + subject + " 1\r\n");
  }

  void publish(String subject, byte[] data) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(("PUB " + subject + " " + data.length + "\r\n").getBytes(ISO_8859_1));
    all.write(data);
    all.write("\r\n".getBytes(ISO_8859_1));
    out.write(all.toByteArray());
  }

  /** Sends a PING, and returns when the PONG has come. */
  void confirm() throws IOException {
    send("PING\r\n");
    while (!step()) {
      // something else came
    }
  }

  /** Takes what the server says next; true if it is a PONG. */
  boolean step() throws IOException {
    String line = line();
    String[] words = line.trim().split("[ \t]+");
    switch (words[0].toUpperCase(java.util.Locale.ROOT)) {
      case "PONG" -> {
        return true;
      }
      case "PING" -> send("PONG\r\n");
      case "MSG" -> {
        byte[] data = new byte[Integer.parseInt(words[words.length - 1])];
        for (int i = 0; i < data.length; i++) {
          data[i] = (byte) next();
        }
        line();
        sink.take(new Arrival(words[1], data));
      }
      case "-ERR" -> throw new IOException("nats: the server says " + line);
      default -> {} // INFO, +OK
    }
    return false;
  }

  private void send(String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = next(); b != '\n'; b = next()) {
      if (b != '\r') {
        line.append((char) b);
      }
    }
    return line.toString();
  }

  private int next() throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new EOFException("nats: the server has left");
    }
    return b;
  }
}
