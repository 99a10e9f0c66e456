package dcom.inventory;

import java.util.Optional;

/**
 * A call of one client, and when it was on its way.
 *
 * @param request what was called
 * @param reply what came of it
 * @param sent when it was called, in nanoseconds of some clock
 * @param received when the reply was there, by the same clock
 */
record Operation(Request request, Reply reply, long sent, long received) {
  Operation {
    if (received < sent) {
      throw new IllegalArgumentException("received " + received + ", before it was sent: " + sent);
    }
  }

  /** Calls, and looks at the clock before and after. */
  static Operation of(Caller caller, Request request) {
    long sent = System.nanoTime();
    Reply reply = caller.call(request);
    return new Operation(request, reply, sent, System.nanoTime());
  }

  /** What it says of one item: a list says how many there are. Nothing, if it is about another. */
  Optional<Operation> about(String item) {
    if (!request.verb().equals("list")) {
      return Optional.of(this).filter(any -> request.item().equals(item));
    }
    Reply lacks = reply.kind() == Reply.Kind.FAILED ? reply : Reply.failed("a list without it");
    Reply count = Optional.ofNullable(reply.list().get(item))
        .map(n -> Reply.done((long) n))
        .orElse(lacks);
    return Optional.of(new Operation(Request.count(item), count, sent, received));
  }

  /** Whether a single counter that stands at this count would reply so. */
  boolean fits(long count) {
    return reply.toString().equals(expected(count).toString());
  }

  /** What the counter stands at behind it. */
  long after(long count) {
    boolean done = reply.kind() == Reply.Kind.DONE;
    long amount = done ? request.amount() : 0;
    return request.verb().equals("remove") ? count - amount : count + amount;
  }

  private Reply expected(long count) {
    return switch (request.verb()) {
      case "add" -> Reply.done(count + request.amount());
      case "remove" ->
        count < request.amount()
            ? Reply.notEnough(count, request.item(), request.amount())
            : Reply.done(count - request.amount());
      default -> Reply.done(count);
    };
  }

  @Override
  public String toString() {
    return (request + " → " + reply).replace(request.item(), "it");
  }
}
