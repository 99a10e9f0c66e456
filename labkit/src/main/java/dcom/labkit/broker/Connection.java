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
  private long stuckSince;
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
      long before = outbox.pending();
      outbox.drainTo(channel);
      watch(outbox.pending() > 0, outbox.pending() < before, now);
    } catch (IOException e) {
      close();
    }
  }

  private void watch(boolean rest, boolean progress, long now) {
    if (rest && (progress || !stuck)) {
      stuckSince = now;
    }
    if (rest != stuck) {
      key.interestOps(rest ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }
    stuck = rest;
  }

  /** When the client's patience for taking what waits ends; far away while nothing does. */
  long stuckUntil() {
    return stuck ? stuckSince + options.patience().stuck().toNanos() : Long.MAX_VALUE;
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
