package dcom.labkit.grade.intake;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/** Sources as compilers read them, whatever an editor has put before them (Unicode 15, 23.8). */
final class Utf8 {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private Utf8() {}

  /** The same text in UTF-8 without a byte order mark; a text that has none is left as it is. */
  static byte[] of(byte[] text) {
    if (begins(text, MARK)) {
      return Arrays.copyOfRange(text, MARK.length, text.length);
    }
    boolean utf16 = begins(text, new byte[] {(byte) 0xFE, (byte) 0xFF})
        || begins(text, new byte[] {(byte) 0xFF, (byte) 0xFE});
    return utf16 ? new String(text, UTF_16).getBytes(UTF_8) : text;
  }

  private static boolean begins(byte[] text, byte[] mark) {
    return text.length >= mark.length && Arrays.equals(Arrays.copyOf(text, mark.length), mark);
  }
}
