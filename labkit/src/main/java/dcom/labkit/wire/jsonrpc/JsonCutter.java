package dcom.labkit.wire.jsonrpc;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Cuts a byte stream into JSON objects and arrays, wherever packets end. Feed it what arrives, then
 * take pieces until there is none. A piece ends with its last bracket, so nobody has to wait for
 * what follows; blanks before a value belong to it. What can begin no object or array is a piece of
 * its own, up to the end of its line or of what has come.
 *
 * <p>Not thread-safe. Counts brackets only: whether a piece is JSON is for its reader to find out.
 * Memory: the unfinished piece; one of more than 24 MB is cut where it stands.
 */
final class JsonCutter {
  private static final int LONGEST = 24 << 20;

  private byte[] buffer = new byte[1 << 12];
  private int start;
  private int at;
  private int end;
  private int depth;
  private boolean text;
  private boolean escaped;

  /** Takes all of these bytes. */
  void feed(ByteBuffer bytes) {
    int length = bytes.remaining();
    makeRoom(length);
    bytes.get(buffer, end, length);
    end += length;
  }

  private void makeRoom(int length) {
    int kept = end - start;
    if (end + length > buffer.length) {
      byte[] roomy = kept + length <= buffer.length ? buffer : new byte[2 * (kept + length)];
      System.arraycopy(buffer, start, roomy, 0, kept);
      buffer = roomy;
      at -= start;
      start = 0;
      end = kept;
    }
  }

  /** The next piece that is complete; empty until more bytes come. */
  Optional<byte[]> next() {
    while (at < end) {
      byte one = buffer[at++];
      if (depth == 0 && !opens(one) && !blank(one)) {
        return Optional.of(strayed());
      }
      if (closesAll(one)) {
        return Optional.of(take());
      } else if (at - start > LONGEST) {
        return Optional.of(cut());
      }
    }
    return Optional.empty();
  }

  /** Goes on by one byte; true if the value is complete with it. */
  private boolean closesAll(byte one) {
    if (text) {
      text = escaped || one != '"';
      escaped = !escaped && one == '\\';
      return false;
    }
    text = one == '"';
    depth += opens(one) ? 1 : closes(one) ? -1 : 0;
    return depth == 0 && closes(one);
  }

  private byte[] strayed() {
    while (at < end && buffer[at - 1] != '\n') {
      at++;
    }
    return take();
  }

  private byte[] cut() {
    depth = 0;
    text = false;
    escaped = false;
    return take();
  }

  private byte[] take() {
    byte[] taken = Arrays.copyOfRange(buffer, start, at);
    start = at;
    return taken;
  }

  private static boolean opens(byte one) {
    return one == '{' || one == '[';
  }

  private static boolean closes(byte one) {
    return one == '}' || one == ']';
  }

  private static boolean blank(byte one) {
    return one == ' ' || one == '\n' || one == '\r' || one == '\t';
  }
}
