package dcom.labkit.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Rings when files below a folder may have changed. */
interface Bell extends AutoCloseable {
  /** Returns when it rings, or after this time. */
  void await(Duration atMost) throws InterruptedException;

  /** How long to wait for it at most: what it misses is found then. */
  Duration patience();

  @Override
  void close();

  /** Rings with the system's events. Where there is no watcher, rings as a clock does. */
  static Bell of(Path folder, boolean poll) {
    try {
      return poll ? new Clock() : new Watcher(folder);
    } catch (IOException | UncheckedIOException | UnsupportedOperationException e) {
      return new Clock();
    }
  }

  /** Rings five times a second. */
  final class Clock implements Bell {
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public void await(Duration atMost) throws InterruptedException {
      boolean ended = closed.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
      if (ended) {
        throw new InterruptedException("closed");
      }
    }

    @Override
    public Duration patience() {
      return Duration.ofMillis(200);
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  /** Rings when the system says so: for the folder and all below it but what builds make. */
  final class Watcher implements Bell {
    private final WatchService service;
    private final Path folder;

    Watcher(Path folder) throws IOException {
      this.folder = folder;
      this.service = folder.getFileSystem().newWatchService();
      register();
    }

    private void register() throws IOException {
      Files.walkFileTree(folder, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
            throws IOException {
          if (dir.endsWith("target")) {
            return FileVisitResult.SKIP_SUBTREE;
          }
          dir.register(
              service,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_DELETE,
              StandardWatchEventKinds.ENTRY_MODIFY);
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
          return FileVisitResult.CONTINUE;
        }
      });
    }

    @Override
    public void await(Duration atMost) throws InterruptedException {
      boolean folders = false;
      WatchKey key = service.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
      while (key != null) {
        folders |= key.pollEvents().stream()
            .anyMatch(event -> event.kind() != StandardWatchEventKinds.ENTRY_MODIFY);
        key.reset();
        key = service.poll();
      }
      if (folders) {
        again();
      }
    }

    /** A folder may be new; to register one again changes nothing. */
    private void again() {
      try {
        register();
      } catch (IOException e) {
        // It went away again.
      }
    }

    @Override
    public Duration patience() {
      return Duration.ofSeconds(2);
    }

    @Override
    public void close() {
      try {
        service.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
