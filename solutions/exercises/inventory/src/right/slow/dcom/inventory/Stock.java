package dcom.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/** The inventory of one server, in its memory: a list of shelves, for one visitor at a time. */
final class Stock implements Inventory {
  private static final long MOST = 1_000_000;

  private static final class Shelf {
    private final String item;
    private long count;

    private Shelf(String item) {
      this.item = item;
    }
  }

  private final List<Shelf> shelves = new ArrayList<>();
  private final Semaphore door = new Semaphore(1, true);

  private Shelf shelf(String item) {
    for (Shelf shelf : shelves) {
      if (shelf.item.equals(item)) {
        return shelf;
      }
    }
    return null;
  }

  @Override
  public long add(String item, long amount) throws Refusal {
    expectGood(amount);
    door.acquireUninterruptibly();
    try {
      Shelf shelf = shelf(item);
      if (shelf == null) {
        shelf = new Shelf(item);
        shelves.add(shelf);
      }
      shelf.count += amount;
      return shelf.count;
    } finally {
      door.release();
    }
  }

  @Override
  public long remove(String item, long amount) throws Refusal {
    expectGood(amount);
    door.acquireUninterruptibly();
    try {
      Shelf shelf = shelf(item);
      if (shelf == null) {
        throw new Refusal(Refusal.Kind.UNKNOWN_ITEM, item);
      }
      if (shelf.count < amount) {
        throw new Refusal(
            Refusal.Kind.NOT_ENOUGH, shelf.count + " of " + item + ", " + amount + " wanted");
      }
      shelf.count -= amount;
      return shelf.count;
    } finally {
      door.release();
    }
  }

  @Override
  public long count(String item) throws Refusal {
    door.acquireUninterruptibly();
    try {
      Shelf shelf = shelf(item);
      if (shelf == null) {
        throw new Refusal(Refusal.Kind.UNKNOWN_ITEM, item);
      }
      return shelf.count;
    } finally {
      door.release();
    }
  }

  @Override
  public SortedMap<String, Long> list() {
    SortedMap<String, Long> counts = new TreeMap<>();
    door.acquireUninterruptibly();
    try {
      for (Shelf shelf : shelves) {
        counts.put(shelf.item, shelf.count);
      }
    } finally {
      door.release();
    }
    return counts;
  }

  private static void expectGood(long amount) throws Refusal {
    if (amount < 1 || amount > MOST) {
      throw new Refusal(Refusal.Kind.BAD_AMOUNT, amount + ", from 1 to " + MOST);
    }
  }
}
