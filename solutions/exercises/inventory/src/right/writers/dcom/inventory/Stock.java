package dcom.inventory;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The inventory of one server, in its memory; many may read at a time, one may write. */
final class Stock implements Inventory {
  private static final long MOST = 1_000_000;

  private final SortedMap<String, Long> counts = new TreeMap<>();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();

  @Override
  public long add(String item, long amount) throws Refusal {
    expectGood(amount);
    lock.writeLock().lock();
    try {
      long now = counts.getOrDefault(item, 0L) + amount;
      counts.put(item, now);
      return now;
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public long remove(String item, long amount) throws Refusal {
    expectGood(amount);
    lock.writeLock().lock();
    try {
      long left = known(item) - amount;
      if (left < 0) {
        throw new Refusal(
            Refusal.Kind.NOT_ENOUGH, left + amount + " of " + item + ", " + amount + " wanted");
      }
      counts.put(item, left);
      return left;
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public long count(String item) throws Refusal {
    lock.readLock().lock();
    try {
      return known(item);
    } finally {
      lock.readLock().unlock();
    }
  }

  private long known(String item) throws Refusal {
    Long count = counts.get(item);
    if (count == null) {
      throw new Refusal(Refusal.Kind.UNKNOWN_ITEM, item);
    }
    return count;
  }

  @Override
  public SortedMap<String, Long> list() {
    lock.readLock().lock();
    try {
      return new TreeMap<>(counts);
    } finally {
      lock.readLock().unlock();
    }
  }

  private static void expectGood(long amount) throws Refusal {
    if (amount < 1 || amount > MOST) {
      throw new Refusal(Refusal.Kind.BAD_AMOUNT, amount + ", from 1 to " + MOST);
    }
  }
}
