package dcom.labkit.check;

/** Texts as they are shown: a command with an argument of 100,000 characters is not for reading. */
final class Brief {
  private static final int WHOLE = 2_000;
  private static final int END = 200;

  private Brief() {}

  /** The text itself; of one that is longer than {@code most} characters its beginning. */
  static String start(int most, String text) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }

  /** The text itself; of a very long one its beginning and its end, and how much is left out. */
  static String of(String text) {
    if (text.length() <= WHOLE) {
      return text;
    }
    int from = text.offsetByCodePoints(0, END);
    int to = text.offsetByCodePoints(text.length(), -END);
    String middle = String.format("… (%,d characters) …", text.codePointCount(from, to));
    return text.substring(0, from) + middle + text.substring(to);
  }
}
