package dcom.inventory;

import java.util.Map;

/**
 * What comes of a request, over whichever transport.
 *
 * @param kind whose word it is
 * @param text a count, or a list as {@code {apples=3, pears=2}}; the service's message; or what
 *     became of the call
 * @param list the list, if it is one
 */
record Reply(Kind kind, String text, Map<String, Long> list) {
  /** Whose word a reply is. */
  enum Kind {
    /** The service did it. */
    DONE,
    /** The service refused. */
    REFUSED,
    /** No answer of the service came back. */
    FAILED,
    /** Something came back that is neither a result nor an error. */
    NOTHING
  }

  static Reply done(long count) {
    return new Reply(Kind.DONE, String.valueOf(count), Map.of());
  }

  static Reply done(Map<String, Long> list) {
    return new Reply(Kind.DONE, String.valueOf(list), list);
  }

  static Reply refused(String message) {
    return new Reply(Kind.REFUSED, message, Map.of());
  }

  static Reply failed(String how) {
    return new Reply(Kind.FAILED, how, Map.of());
  }

  static Reply nothing() {
    return new Reply(Kind.NOTHING, "neither a result nor an error", Map.of());
  }

  static Reply unknown(String item) {
    return refused("unknown item: " + item);
  }

  static Reply notEnough(long there, String item, long wanted) {
    return refused("not enough: " + there + " of " + item + ", " + wanted + " wanted");
  }

  static Reply badAmount(long amount) {
    return refused("bad amount: " + amount + ", from 1 to 1000000");
  }

  /** Whether these are the service's words for a refusal. */
  static boolean isRefusal(String message) {
    return message.matches("(?s)(unknown item|not enough|bad amount): .*");
  }

  boolean isCount() {
    return kind == Kind.DONE && text.matches("-?\\d+");
  }

  @Override
  public String toString() {
    return switch (kind) {
      case DONE -> text;
      case REFUSED -> "the refusal  " + text;
      case FAILED, NOTHING -> "no answer of the service, but  " + text;
    };
  }
}
