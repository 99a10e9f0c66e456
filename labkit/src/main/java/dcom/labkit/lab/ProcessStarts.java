package dcom.labkit.lab;

import java.io.IOException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * The moments in which processes start. A process that starts holds for a moment all that this JVM
 * has open: a port that is closed just then still lets clients in, and cannot be opened again. So
 * everything that starts one does it here, and whoever closes a port does it while none starts.
 * Thread-safe.
 */
public final class ProcessStarts {
  private static final ReadWriteLock STARTING = new ReentrantReadWriteLock(true);

  private ProcessStarts() {}

  /** Starts a process; returns when it has let go of what it does not inherit. */
  public static Process start(ProcessBuilder builder) throws IOException {
    STARTING.readLock().lock();
    try {
      return builder.start();
    } finally {
      STARTING.readLock().unlock();
    }
  }

  /** Does something that must not fall together with a start. It must not start anything itself. */
  public static void whileNone(Runnable action) {
    STARTING.writeLock().lock();
    try {
      action.run();
    } finally {
      STARTING.writeLock().unlock();
    }
  }
}
