package dcom.inventory;

import dcom.inventory.Refusal.Kind;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

/** The inventory of one server: a map that never changes, and is replaced by a changed copy. */
final class Stock implements Inventory {
  private static final long MOST = 1_000_000;

  private final AtomicReference<TreeMap<String, Long>> current =
      new AtomicReference<>(new TreeMap<>());

  @Override
  public long add(String item, long amount) throws Refusal {
    expectGood(amount);
    while (true) {
      TreeMap<String, Long> before = current.get();
      long now = before.getOrDefault(item, 0L) + amount;
      if (replaced(before, item, now)) {
        return now;
      }
    }
  }

  @Override
  public long remove(String item, long amount) throws Refusal {
    expectGood(amount);
    while (true) {
      TreeMap<String, Long> before = current.get();
      long left = count(before, item) - amount;
      if (left < 0) {
        String details = "%d of %s, %d wanted".formatted(left + amount, item, amount);
        throw new Refusal(Kind.NOT_ENOUGH, details);
      }
      if (replaced(before, item, left)) {
        return left;
      }
    }
  }

  @Override
  public long count(String item) throws Refusal {
    return count(current.get(), item);
  }

  @Override
  public SortedMap<String, Long> list() {
    return new TreeMap<>(current.get());
  }

  private boolean replaced(TreeMap<String, Long> before, String item, long count) {
    TreeMap<String, Long> after = new TreeMap<>(before);
    after.put(item, count);
    return current.compareAndSet(before, after);
  }

  private static long count(TreeMap<String, Long> counts, String item) throws Refusal {
    if (!counts.containsKey(item)) {
      throw new Refusal(Kind.UNKNOWN_ITEM, item);
    }
    return counts.get(item);
  }

  private static void expectGood(long amount) throws Refusal {
    if (amount < 1 || amount > MOST) {
      throw new Refusal(Kind.BAD_AMOUNT, amount + ", from 1 to " + MOST);
    }
  }
}
