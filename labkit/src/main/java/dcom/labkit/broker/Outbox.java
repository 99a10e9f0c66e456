package dcom.labkit.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What waits to be written to one client, in order. Many small messages leave in few large writes.
 * Only for the server's thread.
 */
final class Outbox {
  private static final int FIRST_CHUNK = 1 << 12;
  private static final int CHUNK = 1 << 16;

  private final Deque<ByteBuffer> chunks = new ArrayDeque<>();
  private ByteBuffer filling = ByteBuffer.allocate(FIRST_CHUNK);
  private long queued;
  private long written;

  void add(byte[] bytes) {
    add(bytes, 0, bytes.length);
  }

  void add(byte[] bytes, int from, int length) {
    queued += length;
    int done = 0;
    while (done < length) {
      if (!filling.hasRemaining()) {
        seal();
      }
      int step = Math.min(length - done, filling.remaining());
      filling.put(bytes, from + done, step);
      done += step;
    }
  }

  private void seal() {
    chunks.add(filling.flip());
    filling = ByteBuffer.allocate(CHUNK);
  }

  /** Bytes that wait. */
  long pending() {
    return queued - written;
  }

  /** All bytes that were ever added. */
  long queued() {
    return queued;
  }

  /** All bytes that were ever written. */
  long written() {
    return written;
  }

  /** Writes as much as the channel takes without blocking. */
  void drainTo(WritableByteChannel channel) throws IOException {
    while (!chunks.isEmpty()) {
      ByteBuffer oldest = chunks.peek();
      written += channel.write(oldest);
      if (oldest.hasRemaining()) {
        return;
      }
      chunks.remove();
    }
    filling.flip();
    written += channel.write(filling);
    filling.compact();
  }
}
