package dcom.labkit.grade;

/** Grading that cannot begin as it was asked for: says why, and what to type instead. */
public final class CannotGrade extends RuntimeException {
  private static final long serialVersionUID = 1;

  CannotGrade(String message) {
    super(message);
  }
}
