package dcom.labkit.mutate;

/** The kinds of change; each mutant has one change of one kind. */
public enum Operator {
  /** A condition is turned round: {@code ==} to {@code !=}, {@code <} to {@code >=}, c to !(c). */
  NEGATE("negate"),
  /** A comparison takes in its boundary, or leaves it out: {@code <} to {@code <=}. */
  BOUNDARY("boundary"),
  /** {@code &&} and {@code ||} are exchanged. */
  LOGIC("logic"),
  /** {@code +} and {@code -}, {@code *} and {@code /}, {@code ++} and {@code --} are exchanged. */
  ARITHMETIC("arithmetic"),
  /** A statement that calls or assigns is left out. */
  REMOVE("remove"),
  /** A method gives nothing: false for true, 0, an empty text, list or Optional, or null. */
  RETURN("return"),
  /** A number is one more, a text empty, a truth value the other one. */
  CONSTANT("constant"),
  /** Seconds are milliseconds, or the other way round. */
  UNIT("unit"),
  /** A wait has no limit. */
  UNLIMITED("unlimited"),
  /** A pool that grows is one of four threads. */
  LIMIT("limit"),
  /** UTF-8 is Latin-1. */
  CHARSET("charset"),
  /** {@code equals} is {@code ==}. */
  SAME("same"),
  /** Two statements stand in the other order. */
  ORDER("order"),
  /** A lock is not taken. */
  LOCK("lock"),
  /** The exit code of an error is 0, that of an end without one 1. */
  EXIT("exit"),
  /** An exception is caught, and nothing is done. */
  SWALLOW("swallow");

  private final String word;

  Operator(String word) {
    this.word = word;
  }

  /** Its name in tables and in {@code mutants.yaml}. */
  public String word() {
    return word;
  }
}
