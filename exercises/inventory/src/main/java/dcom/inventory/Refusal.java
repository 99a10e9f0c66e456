package dcom.inventory;

import java.util.Optional;
import java.util.stream.Stream;

/** The service's answer to what cannot be done; its message is for the person who asked. Given. */
public final class Refusal extends Exception {
  /** Why. */
  public enum Kind {
    /** Nothing of that name was ever added. */
    UNKNOWN_ITEM("unknown item"),
    /** Fewer are there than are wanted. */
    NOT_ENOUGH("not enough"),
    /** No amount that can be added or removed. */
    BAD_AMOUNT("bad amount");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  private static final long serialVersionUID = 1;

  private final Kind kind;

  /** With details for the message: {@code unknown item: pears}. */
  public Refusal(Kind kind, String details) {
    super(kind.words + ": " + details);
    this.kind = kind;
  }

  /** For transports that carry nothing but text: a refusal from its message, if it is one. */
  static Optional<Refusal> read(String message) {
    return Stream.of(Kind.values())
        .filter(kind -> message.startsWith(kind.words + ": "))
        .map(kind -> new Refusal(kind, message.substring(kind.words.length() + 2)))
        .findFirst();
  }

  Kind kind() {
    return kind;
  }
}
