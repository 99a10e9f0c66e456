package dcom.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The inventory of one server, in its memory. */
final class Stock implements Inventory {
  private static final long MOST = 1_000_000;

  private final List<String> names = new ArrayList<>();
  private final List<Long> counts = new ArrayList<>();

  @Override
  public synchronized long add(String item, long amount) throws Refusal {
    expectGood(amount);
    int place = names.indexOf(item);
    if (place < 0) {
      names.add(item);
      counts.add(amount);
      return amount;
    }
    counts.set(place, counts.get(place) + amount);
    return counts.get(place);
  }

  @Override
  public synchronized long remove(String item, long amount) throws Refusal {
    expectGood(amount);
    long left = count(item) - amount;
    if (left < 0) {
      String details = String.format("%d of %s, %d wanted", count(item), item, amount);
      throw new Refusal(Refusal.Kind.NOT_ENOUGH, details);
    }
    counts.set(names.indexOf(item), left);
    return left;
  }

  @Override
  public synchronized long count(String item) throws Refusal {
    for (int place = 0; place < names.size(); place++) {
      if (names.get(place).equals(item)) {
        return counts.get(place);
      }
    }
    throw new Refusal(Refusal.Kind.UNKNOWN_ITEM, item);
  }

  @Override
  public synchronized SortedMap<String, Long> list() {
    SortedMap<String, Long> list = new TreeMap<>();
    for (int place = 0; place < names.size(); place++) {
      list.put(names.get(place), counts.get(place));
    }
    return list;
  }

  private static void expectGood(long amount) throws Refusal {
    if (amount < 1 || amount > MOST) {
      throw new Refusal(Refusal.Kind.BAD_AMOUNT, amount + ", from 1 to 1000000");
    }
  }
}
