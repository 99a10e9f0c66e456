package dcom.logger;

import java.io.ByteArrayOutputStream;

/** Payloads as printable text on one line, from which the exact bytes can be read back. */
final class Escape {
  private static final String SPECIAL = "\n\r\t\\'";
  private static final String LETTERS = "nrt\\'";
  private static final String HEX = "0123456789abcdef";

  private Escape() {}

  static void write(byte[] payload, ByteArrayOutputStream to) {
    for (byte b : payload) {
      int special = SPECIAL.indexOf(b);
      if (special >= 0) {
        to.write('\\');
        to.write(LETTERS.charAt(special));
      } else if (b < ' ' || b > '~') {
        to.write('\\');
        to.write('x');
        to.write(HEX.charAt(b >> 4 & 15));
        to.write(HEX.charAt(b & 15));
      } else {
        to.write(b);
      }
    }
  }
}
