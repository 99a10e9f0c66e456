package dcom.labkit.grade;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Does the same with many things, some at a time. Its threads last until all is done: judges need that. */
final class Crew {
  private Crew() {}

  /** Work that is interrupted ends its programs, and tidies up. */
  private static final int SECONDS_TO_END = 10;

  /**
   * Returns when all are done; throws what the first one threw, and then begins no more, and ends
   * what goes on.
   */
  static <T> void each(List<T> things, int jobs, Consumer<T> work) {
    ExecutorService crew = Executors.newFixedThreadPool(jobs, task -> {
      Thread thread = new Thread(task, "grading");
      thread.setDaemon(true);
      return thread;
    });
    try {
      List<Future<?>> all = new ArrayList<>();
      things.forEach(thing -> all.add(crew.submit(() -> work.accept(thing))));
      for (Future<?> one : all) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while grading", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    } finally {
      crew.shutdownNow();
      awaitEnd(crew);
    }
  }

  private static void awaitEnd(ExecutorService crew) {
    try {
      crew.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
