package dcom.labkit.wire;

/** Which way bytes travel between a client (a program under check) and its server. */
public enum Direction {
  /** From the client to the server. */
  TO_SERVER,
  /** From the server to the client. */
  TO_CLIENT
}
