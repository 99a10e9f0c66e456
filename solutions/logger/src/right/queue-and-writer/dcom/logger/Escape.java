package dcom.logger;

import java.util.HexFormat;

/** Payloads as printable text on one line, from which the exact bytes can be read back. */
final class Escape {
  private static final HexFormat HEX = HexFormat.of();

  private Escape() {}

  static String of(byte[] payload) {
    StringBuilder text = new StringBuilder(payload.length + 16);
    for (byte b : payload) {
      switch (b) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\\' -> text.append("\\\\");
        case '\'' -> text.append("\\'");
        default -> {
          if (b >= 0x20 && b < 0x7f) {
            text.append((char) b);
          } else {
            text.append("\\x").append(HEX.toHexDigits(b));
          }
        }
      }
    }
    return text.toString();
  }
}
