package dcom.logger;

/** Payloads as printable text on one line, letter by letter, with capital digits. */
final class Escape {
  private static final String DIGITS = "0123456789ABCDEF";

  private Escape() {}

  /** The text that stands between the quotes of a line. */
  static String of(byte[] payload) {
    StringBuilder text = new StringBuilder();
    for (byte signed : payload) {
      int b = signed & 255;
      if (b == 10) {
        text.append("\\n");
      } else if (b == 13) {
        text.append("\\r");
      } else if (b == 9) {
        text.append("\\t");
      } else if (b == 92 || b == 39) {
        text.append((char) 92).append((char) b);
      } else if (b < 32 || b > 126) {
        text.append((char) 92).append('x');
        text.append(DIGITS.charAt(b / 16)).append(DIGITS.charAt(b % 16));
      } else {
        text.append((char) b);
      }
    }
    return text.toString();
  }
}
