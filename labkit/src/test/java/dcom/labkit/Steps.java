package dcom.labkit;

import java.util.function.Consumer;

/** A text that counts how often one of its characters is looked at: what a search costs, without a clock. */
public final class Steps implements CharSequence {
  /** A search looked at more characters than it may. */
  public static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMany() {
      super("too many steps", null, false, false);
    }
  }

  private final String text;
  private final long most;
  private long steps;

  private Steps(String text, long most) {
    this.text = text;
    this.most = most;
  }

  /** How many characters a search in a text looks at. */
  public static long of(Consumer<CharSequence> search, String text) {
    return of(search, text, Long.MAX_VALUE);
  }

  /**
   * The same, but no search goes on for ever.
   *
   * @throws TooMany after that many steps
   */
  public static long of(Consumer<CharSequence> search, String text, long most) {
    Steps counted = new Steps(text, most);
    search.accept(counted);
    return counted.steps;
  }

  @Override
  public char charAt(int index) {
    if (++steps > most) {
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
