package dcom.inventory;

import dcom.inventory.Refusal.Kind;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The inventory of one server, in its memory, without a lock. {@code replace} writes only if the
 * count is still the one that was looked at; otherwise somebody came between, and it looks again.
 */
final class Stock implements Inventory {
  private static final long MOST = 1_000_000;

  private final ConcurrentSkipListMap<String, Long> counts = new ConcurrentSkipListMap<>();

  @Override
  public long add(String item, long amount) throws Refusal {
    expectGood(amount);
    while (true) {
      Long there = counts.putIfAbsent(item, amount);
      if (there == null) {
        return amount;
      }
      if (counts.replace(item, there, there + amount)) {
        return there + amount;
      }
    }
  }

  @Override
  public long remove(String item, long amount) throws Refusal {
    expectGood(amount);
    while (true) {
      Long there = count(item);
      if (there < amount) {
        throw new Refusal(Kind.NOT_ENOUGH, there + " of " + item + ", " + amount + " wanted");
      }
      if (counts.replace(item, there, there - amount)) {
        return there - amount;
      }
    }
  }

  @Override
  public long count(String item) throws Refusal {
    Long there = counts.get(item);
    if (there == null) {
      throw new Refusal(Kind.UNKNOWN_ITEM, item);
    }
    return there;
  }

  @Override
  public SortedMap<String, Long> list() {
    return new TreeMap<>(counts);
  }

  private static void expectGood(long amount) throws Refusal {
    if (amount < 1 || amount > MOST) {
      throw new Refusal(Kind.BAD_AMOUNT, amount + ", from 1 to " + MOST);
    }
  }
}
