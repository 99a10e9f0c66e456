package dcom.labkit.watch;

import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Tells of saves. Editors save by renaming, write twice, or empty a file first; all that follows within
 * a moment is one save, and a save that changes no byte is none. Has one thread; closing ends it.
 */
final class Saves implements AutoCloseable {
  /** An editor needs no longer between two writes of one save. */
  private static final Duration MOMENT = Duration.ofMillis(25);

  private final Bell bell;
  private final Supplier<Snapshot> files;
  private final Consumer<Set<Path>> saved;
  private Snapshot last;

  /** Tells of everything that is saved from now on. */
  Saves(Bell bell, Supplier<Snapshot> files, Consumer<Set<Path>> saved) {
    this.bell = bell;
    this.files = files;
    this.saved = saved;
    this.last = files.get();
    Thread thread = new Thread(this::listen, "saves");
    thread.setDaemon(true);
    thread.start();
  }

  private void listen() {
    try {
      while (true) {
        bell.await(bell.patience());
        look();
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      // Closed.
    }
  }

  private void look() throws InterruptedException {
    Snapshot now = files.get();
    Snapshot before = last;
    while (!now.equals(before)) {
      before = now;
      bell.await(MOMENT);
      now = files.get();
    }
    Set<Path> changed = last.differences(now);
    last = now;
    if (!changed.isEmpty()) {
      saved.accept(changed);
    }
  }

  @Override
  public void close() {
    bell.close();
  }
}
