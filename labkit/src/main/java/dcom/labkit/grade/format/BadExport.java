package dcom.labkit.grade.format;

/** A learning platform's file that cannot be filled in; says why. */
public class BadExport extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadExport(String message) {
    super(message);
  }
}
