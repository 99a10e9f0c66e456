package dcom.logger;

import java.util.HexFormat;

/**
 * Payloads as printable text on one line, from which the exact bytes can be read back.
 *
 * <p>A printable ASCII character stands for itself, except for the quote. All other bytes
 * are written as {@code \n \r \t \'} or {@code \xHH}.
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
    switch (b) {
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case '\'' -> text.append("\\'");
      default -> {
        if (b >= ' ' && b <= '~') {
          text.append((char) b);
        } else {
          text.append("\\x").append(HEX.toHexDigits(b));
        }
      }
    }
  }
}
