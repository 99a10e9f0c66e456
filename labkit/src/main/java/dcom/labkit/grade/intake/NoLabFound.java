package dcom.labkit.grade.intake;

/** Nobody said which lab to grade, and the submissions do not say it either. */
public final class NoLabFound extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoLabFound(String found) {
    super(found + " Name it: ./lab grade DIR --lab LAB");
  }
}
