package dcom.labkit.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/**
 * The connections that this process makes itself, by their local ports: so a server in it knows those
 * of its own taps and peers, and shuts out a program that has found its port and would pass by the tap.
 * Thread-safe.
 */
public final class OwnConnections {
  private static final Map<Integer, BooleanSupplier> OPEN = new ConcurrentHashMap<>();

  private OwnConnections() {}

  /** Gives a socket a port, before it is connected; it counts as ours until it is closed. */
  public static void mark(SocketChannel channel) throws IOException {
    channel.bind(null);
    OPEN.put(port(channel.getLocalAddress()), channel::isOpen);
  }

  /** The same. */
  public static void mark(Socket socket) throws IOException {
    socket.bind(null);
    OPEN.put(socket.getLocalPort(), () -> !socket.isClosed());
  }

  /** Whether a client that a server has accepted is one of ours. */
  public static boolean isOurs(SocketAddress client) {
    OPEN.values().removeIf(open -> !open.getAsBoolean());
    return OPEN.containsKey(port(client));
  }

  private static int port(SocketAddress address) {
    return ((InetSocketAddress) address).getPort();
  }
}
