package dcom.logger;

import java.util.HexFormat;

/**
 * Payloads as printable text on one line, from which the exact bytes can be read back.
 *
 * <p>A printable ASCII character stands for itself, except for backslash and quote. All other bytes
 * are written as {@code \n \r \t \\ \'} or {@code \xHH}.
 */
final class Escape {
  private static final HexFormat HEX = HexFormat.of();

  private Escape() {}

  /** The text that stands between the quotes of a line. */
  static String of(byte[] payload) {
    StringBuilder text = new StringBuilder(payload.length);
    for (byte b : payload) {
      append(b, text);
    }
    return text.toString();
  }

  private static void append(byte b, StringBuilder text) {
    if (b < ' ' || b > '~' || b == '\\' || b == '\'') {
      throw new IllegalStateException("TODO 3: escape the byte " + HEX.toHexDigits(b));
    }
    text.append((char) b);
  }
}
