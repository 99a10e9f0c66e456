package dcom.labkit.tap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * A port of this machine that clients are let in through, or refused at. Only for one thread.
 *
 * <p>A second socket is bound to the same port and never listens: while the door is shut the system
 * refuses connections itself, and nobody else can take the port. Where sockets cannot share a port,
 * somebody else could.
 */
final class Door implements AutoCloseable {
  private static final int WAITING = 1_024;

  private final InetSocketAddress address;
  private final Optional<SocketChannel> keeper;
  private Optional<ServerSocketChannel> listener = Optional.empty();

  private Door(InetSocketAddress address, Optional<SocketChannel> keeper) {
    this.address = address;
    this.keeper = keeper;
  }

  /** An open door on a port that nobody uses. */
  static Door open() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    SocketChannel keeper = SocketChannel.open();
    if (keeper.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
      keeper.setOption(StandardSocketOptions.SO_REUSEPORT, true).bind(any);
      Door door = new Door((InetSocketAddress) keeper.getLocalAddress(), Optional.of(keeper));
      door.reopen();
      return door;
    }
    keeper.close();
    ServerSocketChannel listener = ServerSocketChannel.open().bind(any, WAITING);
    Door door = new Door((InetSocketAddress) listener.getLocalAddress(), Optional.empty());
    door.listener = Optional.of(listener);
    return door;
  }

  int port() {
    return address.getPort();
  }

  /** Where clients come in; empty while the door is shut. */
  Optional<ServerSocketChannel> listener() {
    return listener;
  }

  /** Opens a shut door. */
  void reopen() throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    if (keeper.isPresent()) {
      channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
    }
    listener = Optional.of(channel.bind(address, WAITING));
  }

  void shut() throws IOException {
    if (listener.isPresent()) {
      listener.get().close();
      listener = Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    shut();
    if (keeper.isPresent()) {
      keeper.get().close();
    }
  }
}
