package dcom.labkit.terminal;

/** What can be sent to a program: {@code kill -s} with the same name. */
public enum Signal {
  /** The terminal was closed. */
  HUP,
  /** Ctrl-C. */
  INT,
  /** Ctrl-\. */
  QUIT,
  /** A request to end. */
  TERM,
  /** The end, without being asked. */
  KILL,
  /** A pause until {@link #CONT}. */
  STOP,
  /** The end of the pause. */
  CONT
}
