package dcom.inventory;

import dcom.labkit.check.Expect;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What became of many calls that add or remove 1.
 *
 * @param added how many were added
 * @param removed how many were removed
 * @param least the lowest count that a reply named
 * @param failure a call that was not answered; empty if there is none
 */
record Tally(long added, long removed, long least, String failure) {
  /** Of calls whose replies stand in the order of the calls. */
  static Tally of(List<Request> requests, List<Reply> replies) {
    if (requests.size() != replies.size()) {
      throw new IllegalStateException(
          requests.size() + " requests, " + replies.size() + " replies");
    }
    return IntStream.range(0, requests.size())
        .mapToObj(i -> of(requests.get(i), replies.get(i)))
        .reduce(new Tally(0, 0, 0, ""), Tally::plus);
  }

  private static Tally of(Request request, Reply reply) {
    boolean adds = request.verb().equals("add");
    return switch (reply.kind()) {
      case DONE -> new Tally(adds ? 1 : 0, adds ? 0 : 1, Long.parseLong(reply.text()), "");
      case REFUSED -> new Tally(0, 0, 0, "");
      case FAILED, NOTHING -> new Tally(0, 0, 0, request.verb() + " got " + reply);
    };
  }

  Tally plus(Tally other) {
    return new Tally(
        added + other.added,
        removed + other.removed,
        Math.min(least, other.least),
        failure.isEmpty() ? other.failure : failure);
  }

  /** The difference is left, and there were never fewer than none. */
  void expect(String left) {
    Expect.that(failure.isEmpty(), "the server answers each call", failure);
    String sum = added + " added, " + removed + " removed, ";
    Expect.that(least >= 0, sum + "and never fewer than 0", sum + "and once " + least);
    Expect.that(
        removed <= added,
        added + " added, and no more than that removed",
        added + " added, and " + removed + " removed");
    String difference = String.valueOf(added - removed);
    Expect.that(difference.equals(left), sum + difference + " left", sum + left + " left");
  }
}
