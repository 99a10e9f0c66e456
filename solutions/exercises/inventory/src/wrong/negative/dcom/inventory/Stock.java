package dcom.inventory;

import dcom.inventory.Refusal.Kind;
import java.util.SortedMap;
import java.util.TreeMap;

/** The inventory of one server, in its memory. */
final class Stock implements Inventory {
  private static final long MOST = 1_000_000;

  private final SortedMap<String, Long> counts = new TreeMap<>();

  @Override
  public synchronized long add(String item, long amount) throws Refusal {
    expectGood(amount);
    return counts.merge(item, amount, Long::sum);
  }

  @Override
  public synchronized long remove(String item, long amount) throws Refusal {
    expectGood(amount);
    long there = count(item);
    if (there <= 0) {
      throw new Refusal(Kind.NOT_ENOUGH, there + " of " + item + ", " + amount + " wanted");
    }
    counts.put(item, there - amount);
    return there - amount;
  }

  @Override
  public synchronized long count(String item) throws Refusal {
    if (!counts.containsKey(item)) {
      throw new Refusal(Kind.UNKNOWN_ITEM, item);
    }
    return counts.get(item);
  }

  @Override
  public synchronized SortedMap<String, Long> list() {
    return new TreeMap<>(counts);
  }

  private static void expectGood(long amount) throws Refusal {
    if (amount < 1 || amount > MOST) {
      throw new Refusal(Kind.BAD_AMOUNT, amount + ", from 1 to " + MOST);
    }
  }
}
