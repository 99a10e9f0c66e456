package dcom.labkit.grade.intake;

/** Something handed in that cannot be read, or that is not safe to read: says why, in one line. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unreadable(String message) {
    super(message);
  }
}
