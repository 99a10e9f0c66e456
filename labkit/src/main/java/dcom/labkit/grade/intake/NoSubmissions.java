package dcom.labkit.grade.intake;

/** What was given to be graded holds no submissions; says what it must be. */
public final class NoSubmissions extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoSubmissions(String message) {
    super(message);
  }
}
