package dcom.labkit.terminal;

/** Which of a program's two streams a line came from. */
public enum Source {
  /** Standard output. */
  OUT,
  /** Standard error. */
  ERR
}
