package dcom.jsonrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Command;
import dcom.labkit.tap.Tap;
import dcom.labkit.tap.TappedSocket;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import dcom.labkit.wire.jsonrpc.JsonRpcProtocol;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.opentest4j.TestAbortedException;

/**
 * Those with whom the programs under check talk: clients of a server, or a server for a client.
 * Everything goes through a tap. Closing ends all connections.
 */
final class Others implements Closeable {
  private static final String HOST = "127.0.0.1";

  /** Bytes that a client takes in that does not read. */
  private static final int FEW = 4_096;

  private final Taps taps;
  private final Events events;
  private final Deadline deadline;
  private final List<Closeable> opened = new ArrayList<>();
  private final Queue<Socket> visitors = new ArrayDeque<>();

  Others(Taps taps, Events events, Deadline deadline) {
    this.taps = taps;
    this.events = events;
    this.deadline = deadline;
  }

  /**
   * The server under check, to be started in a Java that compiles nothing: clients meet more often in
   * the same line.
   */
  static Command slowly(Terminals terminals) {
    Command usual = terminals.command("server");
    String option = "-Xint";
    return usual.with(
        "JAVA_TOOL_OPTIONS", option, "JAVA_TOOL_OPTIONS=" + option + " " + usual.shown());
  }

  /** Elsewhere than on Linux a machine has one address of its own. */
  static void assumeTwoAddresses() {
    if (!System.getProperty("os.name").equals("Linux")) {
      throw new TestAbortedException("this machine has no address 127.0.0.2");
    }
  }

  /** A tap before a server that listens on this port. */
  Tap tap(int port) {
    return taps.open(HOST, port, new JsonRpcProtocol());
  }

  /** A client of the server behind a tap. */
  Talk client(Terminal server, Tap tap) {
    try {
      return talk(new Socket(HOST, tap.port()), server);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot connect to a tap", e);
    }
  }

  /**
   * A client without a tap, which would read for it. Sends text, waits for a first byte, and reads no
   * more: what does not fit on the way stays with the server.
   */
  void askAndReadNothing(int port, String text) {
    try {
      Socket socket = new Socket();
      opened.add(socket);
      socket.setReceiveBufferSize(FEW);
      socket.connect(new InetSocketAddress(HOST, port));
      socket.setSoTimeout(Math.toIntExact(Math.max(1, deadline.remaining().toMillis())));
      socket.getOutputStream().write(text.getBytes(UTF_8));
      if (socket.getInputStream().read() < 0) {
        throw new EOFException("the connection has ended");
      }
    } catch (IOException e) {
      String asks = "the server begins to answer a name of a million characters";
      throw new Unmet(asks, "it did not: " + e.getMessage());
    }
  }

  /** A socket that listens on a free port, and nobody lets anybody in. */
  ServerSocket door() {
    try {
      ServerSocket door = new TappedSocket();
      opened.add(door);
      return door;
    } catch (IOException e) {
      throw new UncheckedIOException("no port can be opened", e);
    }
  }

  /** A server; the address to give to clients is that of the tap before it. */
  Tap server() {
    ServerSocket door = door();
    Thread porter = new Thread(() -> letIn(door), "porter");
    porter.setDaemon(true);
    porter.start();
    return tap(door.getLocalPort());
  }

  /** Waits until a program connects to the server. */
  Talk visitor(Terminal client) {
    events.await(deadline, () -> decided(client));
    return events
        .read(() -> Optional.ofNullable(visitors.poll()))
        .map(socket -> talk(socket, client))
        .orElseThrow(() -> noVisitor(client));
  }

  /** Whether a program has connected for which no check has waited. */
  boolean hasVisitor() {
    return events.read(() -> !visitors.isEmpty());
  }

  private Optional<Boolean> decided(Terminal client) {
    boolean open = visitors.isEmpty() && client.exit().isEmpty();
    return open ? Optional.empty() : Optional.of(true);
  }

  private static Unmet noVisitor(Terminal client) {
    String name = "terminal " + client.number();
    String instead = client.exit().isPresent()
        ? "ended with exit code " + client.awaitExit() + " before that"
        : "still runs, and has not done so";
    return new Unmet(name + " connects to the server", name + " " + instead);
  }

  private Talk talk(Socket socket, Terminal program) {
    Talk talk = new Talk(socket, program, events, deadline);
    opened.add(talk);
    return talk;
  }

  private void letIn(ServerSocket door) {
    try {
      while (true) {
        Socket visitor = door.accept();
        events.announce(() -> visitors.add(visitor));
      }
    } catch (IOException e) {
      // The door was closed, and with it ends the porter's work.
    }
  }

  @Override
  public void close() throws IOException {
    for (Closeable one : opened) {
      one.close();
    }
    for (Socket visitor : visitors) {
      visitor.close();
    }
  }
}
