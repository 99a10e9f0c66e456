package dcom.labkit.tap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketOption;
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

  private static final boolean LINUX = System.getProperty("os.name").equals("Linux");

  /**
   * What lets a port be shared. On Linux one that is listened on is then shared with nobody else, even
   * where all programs are the same user's.
   */
  private static final SocketOption<Boolean> SHARE =
      LINUX ? StandardSocketOptions.SO_REUSEADDR : StandardSocketOptions.SO_REUSEPORT;

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
    if (keeper.supportedOptions().contains(SHARE)) {
      keeper.setOption(SHARE, true).bind(any);
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
      keeper.get().setOption(SHARE, true);
      channel.setOption(SHARE, true);
    }
    listener = Optional.of(channel.bind(address, WAITING));
    if (keeper.isPresent()) {
      keeper.get().setOption(SHARE, !LINUX); // from now on with nobody
    }
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
