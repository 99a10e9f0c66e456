package dcom.labkit.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * The socket of one client: reads what is there, writes what it takes, blocks for nothing. Only for
 * the server's thread.
 */
final class Connection {
  private final SocketChannel channel;
  private final SelectionKey key;
  private final NatsOptions options;
  private final Outbox outbox = new Outbox();
  private long mark;
  private long markedAt;
  private boolean stuck;
  private boolean closed;

  Connection(SocketChannel channel, SelectionKey key, NatsOptions options) {
    this.channel = channel;
    this.key = key;
    this.options = options;
  }

  /** Fills the buffer with what is there; tells whether the client is still there, too. */
  boolean read(ByteBuffer into) {
    try {
      return channel.read(into) >= 0;
    } catch (IOException e) {
      return false;
    }
  }

  Outbox outbox() {
    return outbox;
  }

  /** Whether more waits for the client than may. */
  boolean overfull() {
    return outbox.pending() > options.limits().pending();
  }

  /** Writes what the client takes now, and asks to be told when it takes the rest. */
  void flush(long now) {
    try {
      outbox.drainTo(channel);
      watch(outbox.pending() > 0, now);
    } catch (IOException e) {
      close();
    }
  }

  /** What waits now must be gone within the patience, however much more comes meanwhile. */
  private void watch(boolean rest, long now) {
    if (rest && (!stuck || outbox.written() >= mark)) {
      mark = outbox.queued();
      markedAt = now;
    }
    if (rest != stuck) {
      key.interestOps(rest ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }
    stuck = rest;
  }

  /** When the patience with a client that takes too little ends; far away while nothing waits. */
  long stuckUntil() {
    return stuck ? markedAt + options.patience().stuck().toNanos() : Long.MAX_VALUE;
  }

  boolean closed() {
    return closed;
  }

  void close() {
    closed = true;
    try {
      channel.close();
    } catch (IOException e) {
      // The client is gone either way.
    }
  }
}
