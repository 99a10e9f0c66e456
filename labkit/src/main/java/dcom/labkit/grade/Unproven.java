package dcom.labkit.grade;

/** Checks that are not fit to grade with: the answer fails them, or a wrong program does not. */
public final class Unproven extends RuntimeException {
  private static final long serialVersionUID = 1;

  Unproven(String message) {
    super(message);
  }
}
