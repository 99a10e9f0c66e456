package dcom.labkit.check;

/** A failed check, for JUnit: the text says everything, a stack trace would only hide it. */
final class CheckFailed extends AssertionError {
  private static final long serialVersionUID = 1;

  CheckFailed(String text) {
    super(text);
    setStackTrace(new StackTraceElement[0]);
  }
}
