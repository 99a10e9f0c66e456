package dcom.onenode;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dcom.labkit.tap.TappedSocket;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * A NATS server that behaves as real ones do now and then, at a moment of its own choice. It has a
 * thread for each client, which ends when this is closed.
 */
abstract class FakeServer implements AutoCloseable {
  private static final String INFO = "INFO {\"server_id\":\"FAKE\",\"version\":\"2.10.0\","
      + "\"proto\":1,\"headers\":true,\"max_payload\":1048576}";

  private final ServerSocket door;
  private final List<Socket> clients = new ArrayList<>();

  FakeServer() {
    try {
      this.door = new TappedSocket();
    } catch (IOException e) {
      throw new UncheckedIOException("no port can be opened", e);
    }
    start(this::welcome);
  }

  int port() {
    return door.getLocalPort();
  }

  /** What a client says from its first line to its last; called in a thread of its own. */
  abstract void talk(BufferedReader in, Socket client) throws IOException;

  /** The usual answer to a line that is no message and no subscription. */
  static void answer(Socket client, String line) throws IOException {
    if (line.equalsIgnoreCase("PING")) {
      say(client, "PONG");
    } else if (line.matches("(?is)CONNECT .*\"verbose\": ?true.*")) {
      say(client, "+OK");
    }
  }

  static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "fake server");
    thread.setDaemon(true);
    thread.start();
  }

  private void welcome() {
    try {
      while (true) {
        Socket client = door.accept();
        keep(client);
        start(() -> serve(client));
      }
    } catch (IOException e) {
      // The door was closed.
    }
  }

  private synchronized void keep(Socket client) {
    clients.add(client);
  }

  private void serve(Socket client) {
    try {
      say(client, INFO);
      talk(new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1)), client);
    } catch (IOException e) {
      // The client has gone, or this was closed.
    }
  }

  @Override
  public synchronized void close() {
    try {
      door.close();
      for (Socket client : clients) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be closed", e);
    }
  }
}
