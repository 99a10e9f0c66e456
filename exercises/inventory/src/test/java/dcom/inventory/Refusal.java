package dcom.inventory;

/** The service's refusal as RMI carries it: the same name, version and fields as in the lab. */
public final class Refusal extends Exception {
  /** As in the lab. */
  public enum Kind {
    UNKNOWN_ITEM,
    NOT_ENOUGH,
    BAD_AMOUNT
  }

  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** With the whole message. */
  public Refusal(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  Kind kind() {
    return kind;
  }
}
