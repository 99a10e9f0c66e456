package dcom.jsonrpc;

/** A call that could not be made; its message is the error that the caller gets. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  Refusal(String message) {
    super(message);
  }
}
