package dcom.labkit.check;

import dcom.labkit.expect.Deadline;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Ends a check that goes on behind its deadline. Waits end by themselves; but a check may read from a
 * program, or call it, in a way that knows no deadline. When the programs are killed and the taps
 * closed, that ends, too.
 */
final class Overtime implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final ScheduledThreadPoolExecutor CLOCK = clock();

  private final Deadline deadline;
  private final Runnable ending;
  private Future<?> end;
  private boolean closed;

  /** Runs {@code ending} some time after the deadline, on a thread of its own, unless closed before. */
  Overtime(Deadline deadline, Runnable ending) {
    this.deadline = deadline;
    this.ending = ending;
    schedule();
  }

  private synchronized void schedule() {
    if (!closed) {
      long millis = deadline.remaining().plus(GRACE).toMillis();
      end = CLOCK.schedule(this::end, millis, TimeUnit.MILLISECONDS);
    }
  }

  /** On a busy machine the deadline comes later than it seemed. */
  private void end() {
    if (deadline.passed()) {
      ending.run();
    } else {
      schedule();
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    end.cancel(false);
  }

  private static ScheduledThreadPoolExecutor clock() {
    ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, work -> {
      Thread thread = new Thread(work, "overtime");
      thread.setDaemon(true);
      return thread;
    });
    clock.setRemoveOnCancelPolicy(true);
    return clock;
  }
}
