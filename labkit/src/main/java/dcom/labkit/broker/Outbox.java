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
  private long pending;

  void add(byte[] bytes) {
    add(bytes, 0, bytes.length);
  }

  void add(byte[] bytes, int from, int length) {
    pending += length;
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
    return pending;
  }

  /** Writes as much as the channel takes without blocking. */
  void drainTo(WritableByteChannel channel) throws IOException {
    while (!chunks.isEmpty()) {
      ByteBuffer oldest = chunks.peek();
      pending -= channel.write(oldest);
      if (oldest.hasRemaining()) {
        return;
      }
      chunks.remove();
    }
    filling.flip();
    pending -= channel.write(filling);
    filling.compact();
  }
}
