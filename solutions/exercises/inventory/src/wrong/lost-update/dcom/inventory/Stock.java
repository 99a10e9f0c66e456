package dcom.inventory;

import dcom.inventory.Refusal.Kind;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The inventory of one server, in its memory. */
final class Stock implements Inventory {
  private static final long MOST = 1_000_000;

  private final SortedMap<String, Long> counts = new ConcurrentSkipListMap<>();

  @Override
  public long add(String item, long amount) throws Refusal {
    expectGood(amount);
    long sum = counts.getOrDefault(item, 0L) + amount;
    counts.put(item, sum);
    return sum;
  }

  @Override
  public long remove(String item, long amount) throws Refusal {
    expectGood(amount);
    long there = count(item);
    if (there < amount) {
      throw new Refusal(Kind.NOT_ENOUGH, there + " of " + item + ", " + amount + " wanted");
    }
    counts.put(item, there - amount);
    return there - amount;
  }

  @Override
  public long count(String item) throws Refusal {
    if (!counts.containsKey(item)) {
      throw new Refusal(Kind.UNKNOWN_ITEM, item);
    }
    return counts.get(item);
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
