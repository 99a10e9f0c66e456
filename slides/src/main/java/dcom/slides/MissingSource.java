package dcom.slides;

/** A slide names something that is not there; the message says what and where it was looked for. */
final class MissingSource extends RuntimeException {
  private static final long serialVersionUID = 1;

  MissingSource(String message) {
    super(message);
  }
}
