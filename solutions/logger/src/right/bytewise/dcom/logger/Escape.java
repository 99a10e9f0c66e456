package dcom.logger;

/** Payloads as printable text on one line. */
final class Escape {
  private static final String HEX = "0123456789abcdef";

  private Escape() {}

  static String of(byte[] payload) {
    StringBuffer text = new StringBuffer();
    for (int i = 0; i < payload.length; i++) {
      int b = payload[i] < 0 ? payload[i] + 256 : payload[i];
      if (b == 10) {
        text.append("\\n");
      } else if (b == 13) {
        text.append("\\r");
      } else if (b == 9) {
        text.append("\\t");
      } else if (b == 92 || b == 39) {
        text.append('\\').append((char) b);
      } else if (b < 32 || b > 126) {
        text.append("\\x").append(HEX.charAt(b / 16)).append(HEX.charAt(b % 16));
      } else {
        text.append((char) b);
      }
    }
    return text.toString();
  }
}
