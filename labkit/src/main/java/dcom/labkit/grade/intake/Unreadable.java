package dcom.labkit.grade.intake;

import dcom.labkit.report.Legible;

/** Something handed in that cannot be read, or that is not safe to read: says why, in one line. */
final class Unreadable extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 500;

  /** With a message that may hold names as they came: it is made legible, and short. */
  Unreadable(String message) {
    super(Legible.brief(message, LONGEST));
  }
}
