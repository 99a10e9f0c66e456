package dcom.labkit.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * The socket of one client: reads what is there, writes what it takes, blocks for nothing. Only for
 * the server's thread; times are nanoseconds on the server's clock.
 */
final class Connection {
  /** How long a publisher is not read, once for each read, while a subscriber falls behind. */
  private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

  private final SocketChannel channel;
  private final SelectionKey key;
  private final long maxPending;
  private final long patience;
  private final Outbox outbox = new Outbox();
  private boolean stuck;
  private long mark;
  private long markedAt;
  private boolean pauseAsked;
  private long pausedUntil = Long.MAX_VALUE;
  private boolean closed;

  Connection(SocketChannel channel, SelectionKey key, NatsOptions options) {
    this.channel = channel;
    this.key = key;
    this.maxPending = options.limits().pending();
    this.patience = options.patience().stuck().toNanos();
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
    return outbox.pending() > maxPending;
  }

  /** Whether three quarters of what may wait do wait. */
  boolean nearlyFull() {
    return outbox.pending() > maxPending / 4 * 3;
  }

  void askForPause() {
    pauseAsked = true;
  }

  /** Leaves the client unread for a moment if somebody asked for it. */
  void pauseIfAsked(long now) {
    if (pauseAsked && !closed) {
      pauseAsked = false;
      pausedUntil = now + PAUSE;
      setInterest();
    }
  }

  void resumeWhenDue(long now) {
    if (now >= pausedUntil) {
      pausedUntil = Long.MAX_VALUE;
      setInterest();
    }
  }

  private void setInterest() {
    int reading = pausedUntil == Long.MAX_VALUE ? SelectionKey.OP_READ : 0;
    key.interestOps(reading | (stuck ? SelectionKey.OP_WRITE : 0));
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
      stuck = rest;
      setInterest();
    }
  }

  /** When the patience with a client that takes too little ends; far away while nothing waits. */
  long stuckUntil() {
    return stuck ? markedAt + patience : Long.MAX_VALUE;
  }

  /** When time may demand something. */
  long nextCheck() {
    return Math.min(stuckUntil(), pausedUntil);
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
