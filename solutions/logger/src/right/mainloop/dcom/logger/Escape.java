package dcom.logger;

/** Payloads as printable text on one line, from a table of all bytes. */
final class Escape {
  private static final String[] TEXTS = new String[256];

  static {
    for (int b = 0; b < 256; b++) {
      TEXTS[b] = b >= 0x20 && b <= 0x7e ? String.valueOf((char) b) : String.format("\\x%02X", b);
    }
    TEXTS['\n'] = "\\n";
    TEXTS['\r'] = "\\r";
    TEXTS['\t'] = "\\t";
    TEXTS['\\'] = "\\\\";
    TEXTS['\''] = "\\'";
  }

  private Escape() {}

  static String of(byte[] payload) {
    StringBuilder text = new StringBuilder(payload.length + 16);
    for (byte b : payload) {
      text.append(TEXTS[b & 0xff]);
    }
    return text.toString();
  }
}
