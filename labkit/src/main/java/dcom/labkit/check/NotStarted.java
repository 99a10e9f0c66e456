package dcom.labkit.check;

/** What a check needs is not written yet: the student has not begun this step. */
final class NotStarted extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotStarted(String reason) {
    super(reason);
  }
}
