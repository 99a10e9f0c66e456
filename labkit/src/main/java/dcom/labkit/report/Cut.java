package dcom.labkit.report;

/** Shortens texts without hiding what matters in them, and says how much was left out. */
public final class Cut {
  private Cut() {}

  /** Leaves out the middle of a text that is too long. */
  public static String middle(String text, int longest) {
    return around(text, 0, longest);
  }

  /**
   * Keeps the beginning and what stands around a place, if a text is too long: two texts that differ
   * there still differ when both were cut.
   */
  public static String around(String text, int place, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int half = longest / 2;
    if (place < half) {
      int head = edge(text, longest - half / 2);
      int tail = edge(text, text.length() - half / 2);
      return text.substring(0, head) + left(tail - head) + text.substring(tail);
    }
    int head = edge(text, half / 2);
    int from = edge(text, Math.max(head, Math.min(place, text.length()) - half / 2));
    int to = edge(text, Math.min(text.length(), from + longest - half / 2));
    return text.substring(0, head)
        + left(from - head)
        + text.substring(from, to)
        + (to < text.length() ? left(text.length() - to) : "");
  }

  /** Where two texts begin to differ; the length of the shorter one if they do not before. */
  public static int firstDifference(String a, String b) {
    int end = Math.min(a.length(), b.length());
    int i = 0;
    while (i < end && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  private static String left(int count) {
    return count == 0 ? "" : " … " + count + " characters left out … ";
  }

  /** A place that is not inside of a pair. */
  private static int edge(String text, int place) {
    boolean inside = place > 0
        && place < text.length()
        && Character.isLowSurrogate(text.charAt(place))
        && Character.isHighSurrogate(text.charAt(place - 1));
    return inside ? place - 1 : place;
  }
}
