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
 * The connections that this process makes itself, by their addresses: so a server in it knows those
 * of its own taps and peers, and shuts out a program that has found its port and would pass by the tap.
 * Thread-safe.
 */
public final class OwnConnections {
  private static final Map<SocketAddress, BooleanSupplier> OPEN = new ConcurrentHashMap<>();

  private OwnConnections() {}

  /**
   * Gives a socket an address of its own, before it is connected; it counts as ours until it is closed.
   *
   * @param server where it will be connected to: whoever is not on this machine is nobody's here
   */
  public static void mark(SocketChannel channel, InetSocketAddress server) throws IOException {
    if (isHere(server)) {
      channel.bind(new InetSocketAddress(server.getAddress(), 0));
      OPEN.put(channel.getLocalAddress(), channel::isOpen);
    }
  }

  /** The same. */
  public static void mark(Socket socket, InetSocketAddress server) throws IOException {
    if (isHere(server)) {
      socket.bind(new InetSocketAddress(server.getAddress(), 0));
      OPEN.put(socket.getLocalSocketAddress(), () -> !socket.isClosed());
    }
  }

  /** Whether a client that a server has accepted is one of ours: the same address, and the same port. */
  public static boolean isOurs(SocketAddress client) {
    OPEN.values().removeIf(open -> !open.getAsBoolean());
    return OPEN.containsKey(client);
  }

  private static boolean isHere(InetSocketAddress server) {
    return !server.isUnresolved() && server.getAddress().isLoopbackAddress();
  }
}
