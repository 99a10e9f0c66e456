package dcom.labkit.expect;

/**
 * An expectation that a program under check did not meet, in two facts: what was expected and what
 * was seen. Both are whole sentences or verbatim text, never cut.
 */
public final class Unmet extends AssertionError {
  private static final long serialVersionUID = 1;

  private final String expected;
  private final String got;

  /** Says what was expected and what came instead; neither may be blank. */
  public Unmet(String expected, String got) {
    super("expected " + expected + ", got " + got);
    if (expected.isBlank() || got.isBlank()) {
      throw new IllegalArgumentException("an unmet expectation names both sides: " + getMessage());
    }
    this.expected = expected;
    this.got = got;
  }

  /** What had to hold. */
  public String expected() {
    return expected;
  }

  /** What held instead. */
  public String got() {
    return got;
  }
}
