package dcom.labkit.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Several pieces of work at the same time, in threads that end with the last piece. Runs of checks
 * share nothing but the folders of their subjects, so those of different subjects can go on so.
 */
public final class SideBySide {
  private final int jobs;

  /** So many at once. */
  public SideBySide(int jobs) {
    if (jobs < 1) {
      throw new IllegalArgumentException("at least one job, not " + jobs);
    }
    this.jobs = jobs;
  }

  /**
   * Does all of it, and hands over each result on the caller's thread, in the order of the list.
   *
   * @throws IllegalStateException if a piece of work throws something that is not unchecked
   */
  public <T> void run(List<Callable<T>> work, Consumer<T> results) {
    ExecutorService threads = Executors.newFixedThreadPool(jobs, SideBySide::daemon);
    try {
      List<Future<T>> all = new ArrayList<>();
      work.forEach(one -> all.add(threads.submit(one)));
      for (Future<T> one : all) {
        results.accept(result(one));
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static <T> T result(Future<T> one) {
    try {
      return one.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      } else if (e.getCause() instanceof Error error) {
        throw error; // an expectation that was not met
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while work went on", e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "job");
    thread.setDaemon(true);
    return thread;
  }
}
