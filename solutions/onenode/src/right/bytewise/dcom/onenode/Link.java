package dcom.onenode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** The protocol of NATS on a plain socket; for one thread. */
final class Link implements Closeable {
  /** A message, or a PONG, which has no subject. */
  record Item(String subject, byte[] payload) {}

  private static final int PATIENCE = 5000;

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;

  /** Connects, and waits until the server has confirmed that. */
  Link(String server, int patience) throws IOException {
    try {
      URI uri = URI.create(server.contains("://") ? server : "nats://" + server);
      socket.connect(
          new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 4222 : uri.getPort()), patience);
      socket.setSoTimeout(patience);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 64);
      out = socket.getOutputStream();
      if (!line().startsWith("INFO")) {
        throw new IOException("this is not a NATS server");
      }
      send("CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"java\",\"version\":\"0.1\","
          + "\"protocol\":0,\"echo\":true}\r\nPING\r\n");
      next();
    } catch (IllegalArgumentException e) {
      socket.close();
      throw new IOException(e);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  Link(String server) throws IOException {
    this(server, PATIENCE);
  }

  void send(String text) throws IOException {
    send(text.getBytes(ISO_8859_1));
  }

  void send(byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; at += 1000) {
      out.write(bytes, at, Math.min(1000, bytes.length - at));
    }
    out.flush();
  }

  /** From now on the server may be silent for ever. */
  void waitForEver() throws IOException {
    socket.setSoTimeout(0);
  }

  /** Waits for a message or a PONG, and answers each PING. */
  Item next() throws IOException {
    while (true) {
      String line = line();
      String[] words = line.trim().split("[ \t]+");
      switch (words[0].toUpperCase()) {
        case "PING" -> send("PONG\r\n");
        case "PONG" -> {
          return new Item(null, new byte[0]);
        }
        case "MSG" -> {
          byte[] payload = bytes(Integer.parseInt(words[words.length - 1]));
          line();
          return new Item(words[1], payload);
        }
        case "-ERR" -> throw new IOException("the server says: " + line);
        default -> {}
      }
    }
  }

  private byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = one();
    }
    return bytes;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (byte b = one(); b != '\n'; b = one()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(ISO_8859_1);
  }

  private byte one() throws IOException {
    int b = in.read();
    if (b < 0) {
      throw new EOFException("the server went away");
    }
    return (byte) b;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
