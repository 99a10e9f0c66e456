package dcom.logger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** Payloads as one line of text: newline, tab, quote and backslash are escaped. */
final class Escape {
  private Escape() {}

  /** The text that stands between the quotes of a line. */
  static String of(byte[] payload) {
    StringBuilder text = new StringBuilder();
    new String(payload, UTF_8).chars().forEach(c -> append((char) c, text));
    return text.toString();
  }

  private static void append(char c, StringBuilder text) {
    switch (c) {
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case '\\' -> text.append("\\\\");
      case '\'' -> text.append("\\'");
      default -> text.append(c < ' ' ? "\\x" + HexFormat.of().toHexDigits((byte) c) : c);
    }
  }
}
