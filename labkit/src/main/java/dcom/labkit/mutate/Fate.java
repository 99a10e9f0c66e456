package dcom.labkit.mutate;

/** What became of a mutant. */
public enum Fate {
  /** A check failed. */
  KILLED("killed"),
  /** A check failed because nothing came while it waited. */
  TIMED_OUT("timed out"),
  /** Every check passed. */
  SURVIVED("SURVIVED"),
  /** No check failed, but one could not be carried out; it does not count. */
  UNDECIDED("undecided"),
  /** The compiler refused it; it does not count. */
  NOT_COMPILED("not compiled"),
  /** There was no time left for it; it does not count. */
  NOT_RUN("not run");

  private final String word;

  Fate(String word) {
    this.word = word;
  }

  /** The word for it in tables. */
  public String word() {
    return word;
  }
}
