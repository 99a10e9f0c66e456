package dcom.stringsvc;

/** The service refuses a name; the message is for the person who gave it. Given. */
public final class BadName extends Exception {
  private static final long serialVersionUID = 1;

  /** With a message in one line. */
  public BadName(String message) {
    super(message);
  }
}
