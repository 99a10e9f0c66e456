package dcom.labkit.tap;

import dcom.labkit.lab.OwnConnections;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import dcom.labkit.wire.Protocol;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One connection of a client and the one to the server that belongs to it. Half-closing and
 * resetting pass through. Only for the tap's thread.
 */
final class Link implements Lane.Owner {
  /** Hears of a link's life. */
  interface Witness {
    /** Both sides are connected. */
    void opened();

    /** These frames go on now. */
    void passes(int link, Direction direction, List<Frame> frames);

    /** Both sides are closed; {@code opened} tells whether they had been open. */
    void closed(Link link, boolean opened);
  }

  private final int number;
  private final SocketChannel client;
  private final SocketChannel server;
  private final Loop loop;
  private final Witness witness;
  private final Lane toServer;
  private final Lane toClient;
  private final Map<Direction, Reading> readings = new EnumMap<>(Direction.class);
  private final Set<Direction> ended = EnumSet.noneOf(Direction.class);
  private boolean open;
  private boolean broken;
  private boolean closed;
  private SelectionKey clientKey;
  private SelectionKey serverKey;

  Link(
      int number,
      SocketChannel client,
      SocketChannel server,
      Protocol protocol,
      Loop loop,
      Faults faults,
      Witness witness) {
    this.number = number;
    this.client = client;
    this.server = server;
    this.loop = loop;
    this.witness = witness;
    toServer = new Lane(client, server, Direction.TO_SERVER, faults, this);
    toClient = new Lane(server, client, Direction.TO_CLIENT, faults, this);
    protocol
        .decoders()
        .forEach((direction, decoder) -> readings.put(direction, new Reading(decoder)));
  }

  /** Begins to connect to the server; the client waits meanwhile. */
  void connect(InetSocketAddress address) {
    try {
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      server.setOption(StandardSocketOptions.TCP_NODELAY, true);
      clientKey = loop.watch(client, 0, this::turn);
      serverKey = loop.watch(server, SelectionKey.OP_CONNECT, this::turn);
      OwnConnections.mark(server, address);
      if (server.connect(address)) {
        connected();
      }
    } catch (IOException e) {
      reset();
    }
  }

  /** Takes what has come, lets go on what may, and waits for the rest. */
  void turn() {
    if (!open && !closed) {
      finishConnecting();
    }
    if (open && !closed) {
      if (toServer.wantsToRead() && clientKey.isReadable()) {
        toServer.read(loop.buffer());
      }
      if (toClient.wantsToRead() && serverKey.isReadable()) {
        toClient.read(loop.buffer());
      }
      pump();
    }
  }

  /** Forgets how long the throttled lanes were to wait. */
  void unthrottle() {
    toServer.unthrottle();
    toClient.unthrottle();
  }

  /** Closes both sides, in order. */
  void close() {
    if (!closed) {
      closed = true;
      closeQuietly(client);
      closeQuietly(server);
      witness.closed(this, open);
    }
  }

  @Override
  public void passes(Direction direction, ByteBuffer bytes) {
    List<Frame> frames = readings.get(direction).feed(bytes);
    if (!frames.isEmpty()) {
      witness.passes(number, direction, frames);
    }
  }

  @Override
  public void wakeAt(long moment) {
    loop.at(moment, this::pump);
  }

  @Override
  public void ended(Direction direction, Lane.End end) {
    ended.add(direction);
    broken |= end == Lane.End.UNDELIVERABLE;
    boolean both = ended.size() == Direction.values().length;
    if (end == Lane.End.RESET || broken && both) {
      reset();
    } else if (both) {
      close();
    } else if (end == Lane.End.FINISHED && !broken) {
      finishSending(direction == Direction.TO_SERVER ? server : client);
    }
  }

  private void finishConnecting() {
    try {
      if (server.finishConnect()) {
        connected();
      }
    } catch (IOException e) {
      reset();
    }
  }

  private void connected() {
    open = true;
    witness.opened();
    await();
  }

  private void pump() {
    for (Lane lane : List.of(toServer, toClient)) {
      if (!closed) {
        lane.pump();
      }
    }
    if (!closed) {
      await();
    }
  }

  private void await() {
    clientKey.interestOps(operations(toServer, toClient));
    serverKey.interestOps(operations(toClient, toServer));
  }

  private static int operations(Lane from, Lane to) {
    return (from.wantsToRead() ? SelectionKey.OP_READ : 0)
        | (to.wantsToWrite() ? SelectionKey.OP_WRITE : 0);
  }

  private void finishSending(SocketChannel side) {
    try {
      side.shutdownOutput();
    } catch (IOException e) {
      broken = true;
    }
  }

  /** Closes both sides so that they see a reset. */
  private void reset() {
    for (SocketChannel side : List.of(client, server)) {
      try {
        side.setOption(StandardSocketOptions.SO_LINGER, 0);
      } catch (IOException e) {
        broken = true;
      }
    }
    close();
  }

  private static void closeQuietly(SocketChannel side) {
    try {
      side.close();
    } catch (IOException e) {
      // It is gone, which is what was wanted.
    }
  }
}
