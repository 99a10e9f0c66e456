package dcom.logger;

/** Payloads as printable text on one line, by a table. */
final class Escape {
  private static final String[] TABLE = new String[256];

  static {
    for (int b = 0; b < 256; b++) {
      TABLE[b] = b >= ' ' && b <= '~' ? String.valueOf((char) b) : String.format("\\x%02x", b);
    }
    TABLE['\n'] = "\\n";
    TABLE['\r'] = "\\r";
    TABLE['\t'] = "\\t";
    TABLE['\\'] = "\\\\";
    TABLE['\''] = "\\'";
  }

  private Escape() {}

  /** The text that stands between the quotes of a line. */
  static String of(byte[] payload) {
    StringBuilder text = new StringBuilder(payload.length + 16);
    for (byte b : payload) {
      text.append(TABLE[b & 0xff]);
    }
    return text.toString();
  }
}
