package dcom.labkit.report;

/**
 * Makes a program's text harmless to look at. What a terminal or a browser would obey is shown
 * instead: control characters and escape sequences, and characters that turn the direction of
 * writing. What no XML and no UTF-8 can hold becomes the replacement character.
 */
public final class Legible {
  private static final int PICTURES = 0x2400;
  private static final int REPLACEMENT = 0xFFFD;

  private Legible() {}

  /** The same text with nothing in it but lines of visible characters. */
  public static String text(String text) {
    StringBuilder legible = new StringBuilder(text.length());
    text.replace("\r\n", "\n").codePoints().forEach(c -> append(c, legible));
    return legible.toString();
  }

  /** Legible, and on one line. */
  public static String line(String text) {
    return text(text).strip().replace("\n", " ⏎ ").replace('\t', ' ');
  }

  /** Legible, on one line, and with the middle left out if it is longer than that many characters. */
  public static String brief(String text, int longest) {
    return Cut.middle(line(Cut.middle(text, 2 * longest)), longest);
  }

  /** The same characters, but for halves of a pair, which UTF-8 cannot hold. */
  public static String unicode(String text) {
    StringBuilder whole = new StringBuilder(text.length());
    text.codePoints().map(Legible::paired).forEach(whole::appendCodePoint);
    return whole.toString();
  }

  /** Whether a terminal would obey it, or it turns the direction of what stands beside it. */
  public static boolean obeyed(int c) {
    return c < ' ' && c != '\n' && c != '\t' || c >= 0x7F && c < 0xA0 || turns(c);
  }

  private static void append(int c, StringBuilder legible) {
    if (c == '\n' || c == '\t') {
      legible.append((char) c);
    } else if (c < ' ') {
      legible.appendCodePoint(PICTURES + c);
    } else if (obeyed(c)) {
      legible.append("⟨U+%04X⟩".formatted(c));
    } else {
      legible.appendCodePoint((c & 0xFFFE) == 0xFFFE ? REPLACEMENT : paired(c));
    }
  }

  private static int paired(int c) {
    return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? REPLACEMENT : c;
  }

  /** Whether it changes the direction or the place of the characters beside it. */
  private static boolean turns(int c) {
    return c == 0x061C
        || c == 0x200E
        || c == 0x200F
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069
        || c == 0x2028
        || c == 0x2029;
  }
}
