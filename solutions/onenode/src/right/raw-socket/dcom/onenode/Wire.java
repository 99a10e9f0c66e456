package dcom.onenode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * One connection to a NATS server, spoken by hand: lines of text, payloads of a length that their
 * line tells. For one thread. No TLS, no passwords, no headers.
 */
final class Wire implements Closeable {
  /** A message as it came. */
  record Message(String subject, String text) {}

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Queue<Message> early = new ArrayDeque<>();

  private Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
    this.out = socket.getOutputStream();
  }

  /** Connects, and returns when the server has accepted the connection. */
  static Wire open(String server) throws IOException {
    URI uri = URI.create(server);
    Wire wire = new Wire(new Socket(uri.getHost(), uri.getPort() < 0 ? 4222 : uri.getPort()));
    wire.line(); // INFO, with nothing in it that we need
    wire.send("CONNECT {\"verbose\":false,\"pedantic\":false,\"lang\":\"java\",\"version\":\"0\"}");
    wire.confirm();
    return wire;
  }

  void subscribe(String subject) throws IOException {
    send("SUB " + subject + " 1");
  }

  void publish(String subject, String text) throws IOException {
    byte[] payload = text.getBytes(UTF_8);
    send("PUB " + subject + " " + payload.length + "\r\n" + text);
  }

  /** Returns when the server has dealt with all that was sent before. */
  void confirm() throws IOException {
    send("PING");
    for (String line = line(); !line.equals("PONG"); line = line()) {
      heard(line).ifPresent(early::add);
    }
  }

  /** The same, or throws an exception after so many milliseconds without a word. */
  void confirm(int patience) throws IOException {
    socket.setSoTimeout(patience);
    try {
      confirm();
    } catch (SocketTimeoutException e) {
      throw new IOException("nats: the server did not confirm", e);
    }
  }

  /** Waits for the next message. */
  Message next() throws IOException {
    Optional<Message> message = Optional.ofNullable(early.poll());
    while (message.isEmpty()) {
      message = heard(line());
    }
    return message.get();
  }

  private Optional<Message> heard(String line) throws IOException {
    String[] words = line.split(" ");
    switch (words[0]) {
      case "MSG" -> {
        byte[] payload = in.readNBytes(Integer.parseInt(words[words.length - 1]));
        line(); // what is left of it: CR LF
        return Optional.of(new Message(words[1], new String(payload, UTF_8)));
      }
      case "PING" -> send("PONG");
      case "-ERR" ->
        throw new IOException("nats: " + line.substring(words[0].length()).strip());
      default -> {}
    }
    return Optional.empty();
  }

  private void send(String line) throws IOException {
    out.write((line + "\r\n").getBytes(UTF_8));
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("nats: the server closed the connection");
      }
      line.write(c);
    }
    return line.toString(UTF_8).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
