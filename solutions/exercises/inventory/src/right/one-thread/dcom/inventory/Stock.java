package dcom.inventory;

import dcom.inventory.Refusal.Kind;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The inventory of one server, in its memory. One thread owns it; whoever calls sends that thread
 * what is to be done, and waits. So nothing is shared, and nothing needs a lock.
 */
final class Stock implements Inventory {
  private static final long MOST = 1_000_000;

  private final ExecutorService owner = Executors.newSingleThreadExecutor();
  private final SortedMap<String, Long> counts = new TreeMap<>();

  @Override
  public long add(String item, long amount) throws Refusal {
    expectGood(amount);
    return ask(() -> counts.merge(item, amount, Long::sum));
  }

  @Override
  public long remove(String item, long amount) throws Refusal {
    expectGood(amount);
    return ask(() -> take(item, amount));
  }

  @Override
  public long count(String item) throws Refusal {
    return ask(() -> there(item));
  }

  @Override
  public SortedMap<String, Long> list() {
    try {
      return ask(() -> new TreeMap<>(counts));
    } catch (Refusal e) {
      throw new AssertionError("a list is never refused", e);
    }
  }

  private long take(String item, long amount) throws Refusal {
    long left = there(item) - amount;
    if (left < 0) {
      throw new Refusal(Kind.NOT_ENOUGH, there(item) + " of " + item + ", " + amount + " wanted");
    }
    counts.put(item, left);
    return left;
  }

  private long there(String item) throws Refusal {
    if (!counts.containsKey(item)) {
      throw new Refusal(Kind.UNKNOWN_ITEM, item);
    }
    return counts.get(item);
  }

  private <T> T ask(Callable<T> work) throws Refusal {
    try {
      return owner.submit(work).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw new IllegalStateException("the server is stopped", e);
    }
  }

  private static void expectGood(long amount) throws Refusal {
    if (amount < 1 || amount > MOST) {
      throw new Refusal(Kind.BAD_AMOUNT, amount + ", from 1 to " + MOST);
    }
  }
}
