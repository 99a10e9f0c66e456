package dcom.labkit.wire.rmi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A place in bytes that may not all have come yet. Reading beyond them throws {@link Unfinished}. */
final class Cursor {
  /** The bytes end before what is being read does; they may go on later. */
  static final class Unfinished extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unfinished() {
      super("more bytes are to come", null, false, false);
    }
  }

  /** These bytes break the protocol's rules. */
  static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed(String rule) {
      super(rule, null, false, false);
    }
  }

  private final int start;
  private final ByteBuffer bytes;

  Cursor(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  Cursor(byte[] bytes, int from, int to) {
    this.start = from;
    this.bytes = ByteBuffer.wrap(bytes, from, to - from);
  }

  boolean atEnd() {
    return !bytes.hasRemaining();
  }

  /** The next byte, which stays where it is. */
  int peek() {
    need(1);
    return bytes.get(bytes.position()) & 0xFF;
  }

  int u1() {
    need(1);
    return bytes.get() & 0xFF;
  }

  int u2() {
    need(2);
    return bytes.getShort() & 0xFFFF;
  }

  int i4() {
    need(4);
    return bytes.getInt();
  }

  long i8() {
    need(8);
    return bytes.getLong();
  }

  float f4() {
    return Float.intBitsToFloat(i4());
  }

  double f8() {
    return Double.longBitsToDouble(i8());
  }

  byte[] take(long length) {
    if (length < 0) {
      throw new Malformed("a length of " + length);
    }
    need(length);
    byte[] taken = new byte[(int) length];
    bytes.get(taken);
    return taken;
  }

  /** A text with its length before it in two bytes. */
  String utf() {
    return text(take(u2()));
  }

  /** All that was read so far. */
  byte[] read() {
    return Arrays.copyOfRange(bytes.array(), start, bytes.position());
  }

  /** All that there is, read or not. */
  byte[] whole() {
    return Arrays.copyOfRange(bytes.array(), start, bytes.limit());
  }

  /** Simplified: the stream's own form of UTF-8 is different for NUL and beyond U+FFFF. */
  static String text(byte[] utf) {
    return new String(utf, StandardCharsets.UTF_8);
  }

  private void need(long length) {
    if (length > bytes.remaining()) {
      throw new Unfinished();
    }
  }
}
