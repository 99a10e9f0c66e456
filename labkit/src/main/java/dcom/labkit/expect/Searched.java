package dcom.labkit.expect;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in which every search ends soon, whatever the expression and whatever the text: it looks at no
 * more than 200 characters for each one of the text, and 50 million in all. What is not found by then
 * counts as not there. For expressions that a lab's checks bring, and texts that come from a program.
 */
public final class Searched implements CharSequence {
  private static final long FREE = 10_000;
  private static final long EACH = 200;
  private static final long MOST = 50_000_000;

  /** Ends a search. */
  private static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMany() {
      super("too many steps", null, false, false);
    }
  }

  private final String text;
  private long left;

  private Searched(String text) {
    this.text = text;
    this.left = Math.min(MOST, FREE + EACH * text.length());
  }

  /** Whether a text has something in it that the pattern matches. */
  public static boolean finds(Pattern pattern, String text) {
    return search(pattern, text, Matcher::find);
  }

  /** Whether the pattern matches the whole text. */
  public static boolean matches(Pattern pattern, String text) {
    return search(pattern, text, Matcher::matches);
  }

  private static boolean search(Pattern pattern, String text, Predicate<Matcher> search) {
    try {
      return search.test(pattern.matcher(new Searched(text)));
    } catch (TooMany | StackOverflowError e) {
      return false;
    }
  }

  @Override
  public char charAt(int index) {
    if (--left < 0) {
      throw new TooMany();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return text.substring(from, to);
  }

  @Override
  public String toString() {
    return text;
  }
}
