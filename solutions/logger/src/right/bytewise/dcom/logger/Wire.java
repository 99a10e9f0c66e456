package dcom.logger;

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
import java.util.concurrent.atomic.AtomicInteger;

/** The protocol of NATS on a plain socket: one thread reads, any may send. */
final class Wire implements Closeable {
  /** A message, or what else the server says, without a subject. */
  record Item(String subject, String replyTo, byte[] payload) {}

  private final Socket socket = new Socket();
  private final InputStream in;
  private final OutputStream out;
  private final AtomicInteger unanswered = new AtomicInteger();

  Wire(String server, int patience) throws IOException {
    try {
      URI uri = URI.create(server.contains("://") ? server : "nats://" + server);
      socket.connect(
          new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 4222 : uri.getPort()), patience);
      socket.setSoTimeout(patience);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream(), 100);
      out = socket.getOutputStream();
      if (!line().startsWith("INFO")) {
        throw new IOException("this is not a NATS server");
      }
      send("CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"java\",\"version\":\"0.1\","
          + "\"protocol\":0,\"echo\":true}\r\n");
      ping();
      waitForPong();
    } catch (IllegalArgumentException e) {
      socket.close();
      throw new IOException(e);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  void patience(int millis) throws IOException {
    socket.setSoTimeout(millis);
  }

  synchronized void send(String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  void ping() throws IOException {
    ping("", () -> {});
  }

  /** Does this between the counting and the sending of a PING. */
  void ping(String before, Runnable also) throws IOException {
    unanswered.incrementAndGet();
    also.run();
    send(before + "PING\r\n");
  }

  /** Reads on until each PING had its PONG; for those who expect no messages. */
  void waitForPong() throws IOException {
    while (!answered()) {
      next();
    }
  }

  /** Whether each PING had its PONG. */
  boolean answered() {
    return unanswered.get() == 0;
  }

  /** Whether nothing has arrived that was not read. */
  boolean idle() throws IOException {
    return in.available() == 0;
  }

  Item next() throws IOException {
    String line = line();
    String[] words = line.trim().split("[ \t]+");
    switch (words[0].toUpperCase()) {
      case "PING" -> send("PONG\r\n");
      case "PONG" -> unanswered.decrementAndGet();
      case "MSG" -> {
        byte[] payload = bytes(Integer.parseInt(words[words.length - 1]));
        line();
        return new Item(words[1], words.length == 5 ? words[3] : null, payload);
      }
      case "-ERR" -> throw new IOException("the server says: " + line);
      default -> {}
    }
    return new Item(null, null, new byte[0]);
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
