package dcom.labkit.grade;

/** A judge process that came to no marks, by no fault of the submission as far as one can tell. */
final class JudgeFailure extends Exception {
  private static final long serialVersionUID = 1;

  JudgeFailure(String message) {
    super(message);
  }
}
