package dcom.labkit.wire.grpc;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts one direction of a connection into frames. Every byte fed is taken once, in order. Memory: one
 * unfinished frame, at most 16 MB.
 */
final class FrameReader {
  private byte[] buffer = new byte[1 << 12];
  private int start;
  private int end;

  void feed(ByteBuffer bytes) {
    int length = bytes.remaining();
    if (end + length > buffer.length) {
      int kept = end - start;
      byte[] roomy = kept + length <= buffer.length ? buffer : new byte[(kept + length) * 2];
      System.arraycopy(buffer, start, roomy, 0, kept);
      buffer = roomy;
      start = 0;
      end = kept;
    }
    bytes.get(buffer, end, length);
    end += length;
  }

  /** The next frame that is complete. */
  Optional<RawFrame> next() {
    if (end - start < RawFrame.HEAD) {
      return Optional.empty();
    }
    int length = ByteBuffer.wrap(buffer).getInt(start) >>> 8;
    return take(RawFrame.HEAD + length).map(RawFrame::new);
  }

  /** The next so many bytes; empty until they have come. */
  Optional<byte[]> take(int length) {
    if (end - start < length) {
      return Optional.empty();
    }
    start += length;
    return Optional.of(Arrays.copyOfRange(buffer, start - length, start));
  }

  /** How many of the next bytes are the same as in {@code expected}. */
  int agrees(byte[] expected) {
    int mismatch = Arrays.mismatch(
        buffer, start, Math.min(end, start + expected.length), expected, 0, expected.length);
    return mismatch < 0 ? expected.length : mismatch;
  }

  /** How many bytes have come and were not taken. */
  int waiting() {
    return end - start;
  }
}
