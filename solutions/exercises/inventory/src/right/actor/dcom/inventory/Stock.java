package dcom.inventory;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The inventory of one server; whoever calls, one thread does all the work, call by call. */
final class Stock implements Inventory {
  private static final long MOST = 1_000_000;

  private final ExecutorService clerk = Executors.newSingleThreadExecutor(Stock::thread);
  private final Map<String, Long> counts = new HashMap<>(); // for the clerk only

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "clerk");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public long add(String item, long amount) throws Refusal {
    expectGood(amount);
    return ask(() -> {
      counts.putIfAbsent(item, 0L);
      return counts.compute(item, (any, count) -> count + amount);
    });
  }

  @Override
  public long remove(String item, long amount) throws Refusal {
    expectGood(amount);
    return ask(() -> {
      long there = known(item);
      if (amount > there) {
        throw new Refusal(
            Refusal.Kind.NOT_ENOUGH, there + " of " + item + ", " + amount + " wanted");
      }
      counts.put(item, there - amount);
      return there - amount;
    });
  }

  @Override
  public long count(String item) throws Refusal {
    return ask(() -> known(item));
  }

  @Override
  public SortedMap<String, Long> list() {
    try {
      return ask(() -> new TreeMap<>(counts));
    } catch (Refusal e) {
      throw new IllegalStateException(e);
    }
  }

  private long known(String item) throws Refusal {
    Long count = counts.get(item);
    if (count == null) {
      throw new Refusal(Refusal.Kind.UNKNOWN_ITEM, item);
    }
    return count;
  }

  private <T> T ask(Callable<T> work) throws Refusal {
    try {
      return clerk.submit(work).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Refusal refusal) {
        throw refusal;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void expectGood(long amount) throws Refusal {
    if (amount < 1 || amount > MOST) {
      throw new Refusal(Refusal.Kind.BAD_AMOUNT, amount + ", from 1 to " + MOST);
    }
  }
}
