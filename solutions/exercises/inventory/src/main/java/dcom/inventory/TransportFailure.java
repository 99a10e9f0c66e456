package dcom.inventory;

/**
 * A call that did not come through, or whose answer did not come back. It says nothing about the
 * service: the work may be done or not. Given.
 */
final class TransportFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private TransportFailure(String message, Throwable cause) {
    super("transport: " + message, cause);
  }

  /** Nobody listens there. */
  static TransportFailure noServer(String host, int port, Throwable cause) {
    return new TransportFailure("no server at " + host + ":" + port, cause);
  }

  /** The connection ended before the answer came. */
  static TransportFailure connectionLost(Throwable cause) {
    return new TransportFailure("connection lost", cause);
  }

  /** Nothing came as long as the client was willing to wait. */
  static TransportFailure noAnswer(int millis, Throwable cause) {
    return new TransportFailure("no answer within " + millis + " ms", cause);
  }

  /** Something came, but neither a result nor a refusal of the service. */
  static TransportFailure badAnswer(String what, Throwable cause) {
    return new TransportFailure("bad answer: " + what, cause);
  }
}
