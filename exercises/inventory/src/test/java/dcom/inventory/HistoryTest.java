package dcom.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Times are ticks of a clock that only this test knows. */
class HistoryTest {
  private static final String ITEM = "apples";

  @Test
  void callsOneAfterTheOtherFit() {
    assertFits(history(10, List.of(add(1, 11, 0, 1), remove(5, 6, 2, 3), count(6, 4, 5))));
  }

  @Test
  void callsThatOverlapMayStandInEitherOrder() {
    assertFits(history(0, List.of(add(1, 1, 0, 9)), List.of(add(2, 3, 0, 9))));
    assertFits(history(0, List.of(add(1, 3, 0, 9)), List.of(add(2, 2, 0, 9))));
    assertFits(history(0, List.of(add(1, 1, 0, 9)), List.of(count(0, 0, 9), count(1, 9, 10))));
  }

  @Test
  void refusalFitsWhereTooFewWereThere() {
    assertFits(history(2, List.of(refused(3, 2, 0, 9)), List.of(add(5, 7, 0, 9))));
    assertFlaw(history(2, List.of(add(5, 7, 0, 1)), List.of(refused(3, 2, 2, 3))));
  }

  @Test
  void lostAddIsFound() {
    assertFlaw(history(0, List.of(add(1, 1, 0, 9)), List.of(add(1, 1, 0, 9))));
  }

  @Test
  void whatIsSoldTwiceIsFound() {
    assertFlaw(history(1, List.of(remove(1, 0, 0, 9)), List.of(remove(1, 0, 0, 9))));
    assertFlaw(history(1, List.of(remove(1, 0, 0, 9)), List.of(remove(1, -1, 0, 9))));
  }

  @Test
  void countThatIsOutOfDateIsFound() {
    assertFlaw(history(0, List.of(add(1, 1, 0, 1)), List.of(count(0, 2, 3))));
    assertFlaw(history(0, List.of(add(1, 1, 0, 9)), List.of(count(1, 0, 2), count(0, 3, 4))));
  }

  @Test
  void callWithoutAnAnswerIsFound() {
    Operation failed = new Operation(Request.count(ITEM), Reply.failed("lost"), 0, 1);
    assertFlaw(history(0, List.of(failed)));
  }

  @Test
  void flawSaysWhereEveryOrderEnds() {
    String flaw =
        history(0, List.of(add(1, 1, 0, 1)), List.of(count(0, 2, 3))).flaw().orElseThrow();
    assertEquals(
        "after 1 calls there are 1, and none of these fits next:\nclient 2  count it → 0", flaw);
  }

  @Test
  void noCallEndsBeforeItBegins() {
    assertThrows(IllegalArgumentException.class, () -> count(0, 2, 1));
  }

  /** A counter that is right, called at random moments of each call; then one reply is changed. */
  @Test
  void longHistoriesOfARightCounterFitUntilOneReplyIsWrong() {
    Random random = new Random(1);
    for (int round = 0; round < 50; round++) {
      List<List<Operation>> clients = simulated(random);
      assertFits(new History(100, clients));
      int client = random.nextInt(clients.size());
      int call = random.nextInt(clients.get(client).size());
      Operation right = clients.get(client).get(call);
      Reply off = Reply.done(1_000_000);
      clients
          .get(client)
          .set(call, new Operation(right.request(), off, right.sent(), right.received()));
      assertFlaw(new History(100, clients));
    }
  }

  private static List<List<Operation>> simulated(Random random) {
    List<List<Operation>> clients = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      clients.add(new ArrayList<>());
    }
    long[] free = new long[4];
    long count = 100;
    for (long now = 10; now < 2_000; now += 10) {
      int client = random.nextInt(4);
      long amount = 1 + random.nextInt(60);
      boolean adds = random.nextBoolean();
      boolean enough = adds || amount <= count;
      count += adds ? amount : enough ? -amount : 0;
      Request request = adds ? Request.add(ITEM, amount) : Request.remove(ITEM, amount);
      Reply reply = enough ? Reply.done(count) : Reply.notEnough(count, ITEM, amount);
      long sent = Math.max(free[client], now - random.nextInt(40));
      long received = now + random.nextInt(40);
      free[client] = received;
      if (sent <= now) {
        clients.get(client).add(new Operation(request, reply, sent, received));
      } else {
        count -= adds ? amount : enough ? -amount : 0; // this client is still busy
        free[client] = sent;
      }
    }
    return clients;
  }

  private static void assertFits(History history) {
    assertEquals(Optional.empty(), history.flaw());
  }

  private static void assertFlaw(History history) {
    assertTrue(history.flaw().isPresent(), history::toString);
  }

  private static History history(long start, List<Operation> client) {
    return new History(start, List.of(client));
  }

  private static History history(long start, List<Operation> one, List<Operation> other) {
    return new History(start, List.of(one, other));
  }

  private static Operation add(long amount, long now, long sent, long received) {
    return new Operation(Request.add(ITEM, amount), Reply.done(now), sent, received);
  }

  private static Operation remove(long amount, long now, long sent, long received) {
    return new Operation(Request.remove(ITEM, amount), Reply.done(now), sent, received);
  }

  private static Operation refused(long amount, long there, long sent, long received) {
    Reply reply = Reply.notEnough(there, ITEM, amount);
    return new Operation(Request.remove(ITEM, amount), reply, sent, received);
  }

  private static Operation count(long now, long sent, long received) {
    return new Operation(Request.count(ITEM), Reply.done(now), sent, received);
  }
}
