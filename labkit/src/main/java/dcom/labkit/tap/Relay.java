package dcom.labkit.tap;

import dcom.labkit.lab.ProcessStarts;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import dcom.labkit.wire.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A door and the links behind it. Only for the tap's thread, except where said. */
final class Relay implements Link.Witness {
  /** More than any check has, and few enough to keep what waits on all of them. */
  private static final int MOST_LINKS = 256;

  /** Hears what is worth recording. */
  interface Witness {
    /** A client was let in; this is its own port. */
    void accepted(int link, int port);

    /** So many links are open now. */
    void links(int open);

    /** These frames go on now. */
    void passes(int link, Direction direction, List<Frame> frames);
  }

  private final InetSocketAddress server;
  private final Protocol protocol;
  private final Loop loop;
  private final Witness witness;
  private final Door door;
  private final Faults faults = new Faults();
  private final Set<Link> links = new LinkedHashSet<>();
  private int accepted;
  private int open;

  /** Made by any thread, before the tap's works on it. */
  Relay(Door door, InetSocketAddress server, Protocol protocol, Loop loop, Witness witness) {
    this.door = door;
    this.server = server;
    this.protocol = protocol;
    this.loop = loop;
    this.witness = witness;
  }

  /** The port of the door; for any thread. */
  int port() {
    return door.port();
  }

  /** Lets clients in. */
  void listen() {
    try {
      if (door.listener().isEmpty()) {
        door.reopen();
      }
      ServerSocketChannel listener = door.listener().orElseThrow();
      if (listener.isBlocking()) {
        loop.watch(listener, SelectionKey.OP_ACCEPT, () -> accept(listener));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("port " + port() + " cannot be opened again", e);
    }
  }

  void refuse() {
    ProcessStarts.whileNone(() -> {
      try {
        door.shut();
        loop.letGo(); // only then the door is shut for the system, too
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
    cut();
  }

  void cut() {
    List.copyOf(links).forEach(Link::close);
    loop.settle();
  }

  /** Changes how the network behaves, for what waits already, too. */
  void change(Consumer<Faults> change) {
    change.accept(faults);
    List.copyOf(links).forEach(Link::unthrottle);
    List.copyOf(links).forEach(Link::turn);
  }

  void close() {
    refuse();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void opened() {
    open++;
    witness.links(open);
  }

  @Override
  public void passes(int link, Direction direction, List<Frame> frames) {
    witness.passes(link, direction, frames);
  }

  @Override
  public void closed(Link link, boolean opened) {
    links.remove(link);
    if (opened) {
      open--;
      witness.links(open);
    }
  }

  private void accept(ServerSocketChannel listener) {
    try {
      SocketChannel client = listener.accept();
      if (client != null && links.size() >= MOST_LINKS) {
        client.close();
      } else if (client != null) {
        witness.accepted(++accepted, client.socket().getPort());
        Link link = new Link(accepted, client, SocketChannel.open(), protocol, loop, faults, this);
        links.add(link);
        link.connect(server);
      }
    } catch (IOException e) {
      // The client has gone before it was let in.
    }
  }
}
