package dcom.inventory;

import java.util.SortedMap;
import java.util.TreeMap;

/** The inventory of one server, in its memory. */
final class Stock implements Inventory {
  private static final long MOST = 1_000_000;

  private final SortedMap<String, Long> counts = new TreeMap<>(); // TODO 6: for many threads

  @Override
  public long add(String item, long amount) throws Refusal {
    expectGood(amount);
    throw Server.end("TODO 1: add " + amount + " of " + item + " to " + counts);
  }

  @Override
  public long remove(String item, long amount) throws Refusal {
    expectGood(amount);
    throw Server.end("TODO 1: remove " + amount + " of " + item + " from " + counts);
  }

  @Override
  public long count(String item) throws Refusal {
    throw Server.end("TODO 1: count " + item + " in " + counts);
  }

  @Override
  public SortedMap<String, Long> list() {
    throw Server.end("TODO 1: list " + counts);
  }

  private static void expectGood(long amount) throws Refusal {
    if (amount < 1 || amount > MOST) {
      throw Server.end("TODO 1: refuse the amount " + amount);
    }
  }
}
