package dcom.labkit.cli;

/** A command that was understood but cannot mean anything; says what to type instead. */
final class UsageError extends RuntimeException {
  private static final long serialVersionUID = 1;

  UsageError(String message) {
    super(message);
  }
}
