package dcom.logger;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Payloads as text. */
final class Escape {
  private Escape() {}

  /** The text that stands between the quotes of a line. */
  static String of(byte[] payload) {
    return new String(payload, UTF_8);
  }
}
