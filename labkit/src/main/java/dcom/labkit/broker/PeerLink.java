package dcom.labkit.broker;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.OwnConnections;
import dcom.labkit.wire.nats.NatsOperation;
import dcom.labkit.wire.nats.NatsReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The socket of a peer: a buffer for what goes out, a thread for what comes in.
 *
 * <p>Thread-safe. The thread ends with the connection.
 */
final class PeerLink implements AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int MAX_LINE = 1 << 16;
  private static final int MAX_PAYLOAD = 1 << 26;

  private final Socket socket;
  private final OutputStream out;
  private Thread thread = Thread.currentThread();

  private PeerLink(Socket socket) throws IOException {
    this.socket = socket;
    this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
  }

  /**
   * Connects; nothing is read before {@link #start}.
   *
   * @throws Unmet when nothing listens there
   */
  static PeerLink open(NatsAddress address, Deadline deadline) {
    Socket socket = new Socket();
    try {
      int millis = Math.max(1, Math.toIntExact(deadline.remaining().toMillis()));
      InetSocketAddress server = new InetSocketAddress(address.host(), address.port());
      OwnConnections.mark(socket, server);
      socket.connect(server, millis);
      socket.setTcpNoDelay(true);
      return new PeerLink(socket);
    } catch (IOException e) {
      closeQuietly(socket);
      String where = address.host() + ":" + address.port();
      throw new Unmet("a NATS server at " + where, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Starts to read.
   *
   * @param arrived gets what comes, on the reading thread
   * @param ended gets the reason, once, on the reading thread
   */
  void start(Consumer<NatsOperation> arrived, Consumer<String> ended) {
    thread = new Thread(() -> ended.accept(read(arrived)), "peer of " + socket);
    thread.setDaemon(true);
    thread.start();
  }

  /** Puts bytes into the buffer; they leave when it is full or with {@link #send}. */
  void write(byte[]... parts) throws IOException {
    synchronized (out) {
      for (byte[] part : parts) {
        out.write(part);
      }
    }
  }

  void send() throws IOException {
    out.flush();
  }

  /** Reads to the end; tells why it ended. */
  private String read(Consumer<NatsOperation> arrived) {
    NatsReader reader = new NatsReader(StandardCharsets.UTF_8, MAX_LINE, MAX_PAYLOAD);
    byte[] bytes = new byte[BUFFER];
    try {
      InputStream in = socket.getInputStream();
      for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
        reader.feed(ByteBuffer.wrap(bytes, 0, length));
        pass(reader, arrived);
      }
      return "the server closed it";
    } catch (IOException | RuntimeException | Unmet e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static void pass(NatsReader reader, Consumer<NatsOperation> arrived) throws IOException {
    for (var unit = reader.next(); unit.isPresent(); unit = reader.next()) {
      if (!(unit.get() instanceof NatsOperation operation)) {
        throw new IOException("the server does not speak NATS");
      }
      arrived.accept(operation);
    }
  }

  @Override
  public void close() {
    closeQuietly(socket);
    if (thread == Thread.currentThread()) {
      return;
    }
    boolean interrupted = Thread.interrupted();
    try {
      thread.join();
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }
}
