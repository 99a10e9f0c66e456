package dcom.inventory;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.StampedLock;

/** The inventory of one server, in its memory. */
final class Stock implements Inventory {
  private static final long MOST = 1_000_000;

  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final StampedLock lock = new StampedLock();

  @Override
  public long add(String item, long amount) throws Refusal {
    expectGood(amount);
    long stamp = lock.writeLock();
    try {
      return counts.merge(item, amount, Long::sum);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  @Override
  public long remove(String item, long amount) throws Refusal {
    expectGood(amount);
    long stamp = lock.writeLock();
    try {
      long there = known(item);
      if (there < amount) {
        throw new Refusal(
            Refusal.Kind.NOT_ENOUGH, there + " of " + item + ", " + amount + " wanted");
      }
      counts.put(item, there - amount);
      return there - amount;
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  @Override
  public long count(String item) throws Refusal {
    long stamp = lock.readLock();
    try {
      return known(item);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  @Override
  public SortedMap<String, Long> list() {
    long stamp = lock.readLock();
    try {
      return new TreeMap<>(counts);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  private long known(String item) throws Refusal {
    Long there = counts.get(item);
    if (there == null) {
      throw new Refusal(Refusal.Kind.UNKNOWN_ITEM, item);
    }
    return there;
  }

  private static void expectGood(long amount) throws Refusal {
    if (amount < 1 || amount > MOST) {
      throw new Refusal(Refusal.Kind.BAD_AMOUNT, amount + ", from 1 to " + MOST);
    }
  }
}
