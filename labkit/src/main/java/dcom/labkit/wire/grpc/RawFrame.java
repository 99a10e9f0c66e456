package dcom.labkit.wire.grpc;

import java.nio.ByteBuffer;

/**
 * One HTTP/2 frame as it passed.
 *
 * @param bytes all of it: nine bytes that say what it is, then what it carries
 */
record RawFrame(byte[] bytes) {
  static final int HEAD = 9;

  private static final int END_STREAM = 0x1;
  private static final int END_HEADERS = 0x4;
  private static final int PADDED = 0x8;
  private static final int PRIORITY = 0x20;

  int type() {
    return bytes[3] & 0xFF;
  }

  int stream() {
    return ByteBuffer.wrap(bytes).getInt(5) & Integer.MAX_VALUE;
  }

  /** For SETTINGS and PING the same bit says that this is an answer. */
  boolean endsStream() {
    return has(END_STREAM);
  }

  boolean endsHeaders() {
    return has(END_HEADERS);
  }

  /** What it carries, padding included. */
  ByteBuffer body() {
    return ByteBuffer.wrap(bytes, HEAD, bytes.length - HEAD).slice();
  }

  /** What DATA or HEADERS carry, without padding and priority; empty if these claim too much. */
  byte[] content() {
    ByteBuffer body = body();
    int padding = has(PADDED) && body.hasRemaining() ? body.get() & 0xFF : 0;
    int skipped = type() == FrameType.HEADERS.ordinal() && has(PRIORITY) ? 5 : 0;
    int length = Math.max(0, body.remaining() - padding - skipped);
    byte[] content = new byte[length];
    body.position(body.position() + Math.min(skipped, body.remaining())).get(content);
    return content;
  }

  private boolean has(int flag) {
    return (bytes[4] & flag) != 0;
  }
}
