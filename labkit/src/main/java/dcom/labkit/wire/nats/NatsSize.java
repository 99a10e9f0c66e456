package dcom.labkit.wire.nats;

/** Sizes and counts as the protocol writes them. */
public final class NatsSize {
  private static final int MOST_DIGITS = 9;

  private NatsSize() {}

  /** The number that these characters are: at most nine digits; -1 for anything else. */
  public static int parse(String digits) {
    if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
      return -1;
    }
    int size = 0;
    for (int at = 0; at < digits.length(); at++) {
      int digit = digits.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      size = size * 10 + digit;
    }
    return size;
  }
}
