package dcom.labkit.expect;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Where two texts part, ready to be shown one above the other. Long texts are cut on both sides of
 * the first difference, never so that both look the same. Immutable.
 */
public final class Difference {
  private static final int WHOLE = 300;
  private static final int AROUND = 100;

  private final String expected;
  private final String got;
  private final String caret;

  private Difference(String expected, String got, String caret) {
    this.expected = expected;
    this.got = got;
    this.caret = caret;
  }

  /** Compares two texts that are not equal. */
  public static Difference between(String expected, String got) {
    if (expected.equals(got)) {
      throw new IllegalArgumentException("these do not differ: " + Visible.text(got));
    }
    List<String> wanted = Visible.marks(expected);
    List<String> seen = Visible.marks(got);
    int first = firstDifference(wanted, seen);
    boolean whole = Math.max(wanted.size(), seen.size()) <= WHOLE;
    int from = whole ? 0 : Math.max(0, first - AROUND);
    int to = whole ? WHOLE : first + AROUND;
    String before = (from > 0 ? "…" : "") + part(seen, from, first);
    return new Difference(
        orEmpty(shown(wanted, from, to)),
        orEmpty(shown(seen, from, to)),
        " ".repeat(before.codePointCount(0, before.length()))
            + "^ differs from here"
            + numbers(expected, got, first));
  }

  /** What was expected, invisible characters named. */
  public String expected() {
    return expected;
  }

  /** What came, invisible characters named. */
  public String got() {
    return got;
  }

  /** What came, and under it a line with a caret below the first difference. */
  public String marked(String prefix) {
    return prefix + got + "\n" + " ".repeat(prefix.length()) + caret;
  }

  private static int firstDifference(List<String> wanted, List<String> seen) {
    int shorter = Math.min(wanted.size(), seen.size());
    return IntStream.range(0, shorter)
        .filter(n -> !wanted.get(n).equals(seen.get(n)))
        .findFirst()
        .orElse(shorter);
  }

  private static String shown(List<String> marks, int from, int to) {
    return (from > 0 ? "…" : "") + part(marks, from, to) + (to < marks.size() ? "…" : "");
  }

  private static String part(List<String> marks, int from, int to) {
    int end = Math.min(to, marks.size());
    return String.join("", marks.subList(Math.min(from, end), end));
  }

  private static String orEmpty(String shown) {
    return shown.isEmpty() ? "<empty line>" : shown;
  }

  /** Letters beyond ASCII can look alike; their numbers do not. */
  private static String numbers(String expected, String got, int first) {
    int wanted = point(expected, first);
    int seen = point(got, first);
    boolean plain = Math.max(wanted, seen) < 0x7f || Math.min(wanted, seen) < 0;
    return plain ? "" : ": " + Visible.number(seen) + " instead of " + Visible.number(wanted);
  }

  private static int point(String text, int index) {
    return text.codePoints().skip(index).findFirst().orElse(-1);
  }
}
