package dcom.labkit.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running process and the three threads that watch it: one reads each stream to its end, one
 * waits for the exit. They end with the process and with whatever holds its streams.
 */
final class Program {
  /** Hears what happens to a program, each thing in the thread that saw it. */
  interface Watcher {
    /** Bytes came; false if no more are wanted. */
    boolean printed(Source source, byte[] bytes, int length);

    /** A stream has ended. */
    void closed(Source source);

    /** The program has ended. */
    void exited(int code);

    /** Its end is so long ago that all it printed would have been read. */
    void exitedLongAgo();
  }

  private final Process process;
  private final Duration grace;
  private final Watcher watcher;

  Program(Process process, Duration grace, Watcher watcher) {
    this.process = process;
    this.grace = grace;
    this.watcher = watcher;
  }

  void watch(String name) {
    daemon(name + " out", () -> read(Source.OUT, process.getInputStream()));
    daemon(name + " err", () -> read(Source.ERR, process.getErrorStream()));
    daemon(name + " exit", this::awaitExit);
  }

  private void read(Source source, InputStream stream) {
    byte[] buffer = new byte[1 << 16];
    int length = next(stream, buffer);
    while (length >= 0 && watcher.printed(source, buffer, length)) {
      length = next(stream, buffer);
    }
    if (length < 0) {
      watcher.closed(source);
    }
  }

  private static int next(InputStream stream, byte[] buffer) {
    try {
      return stream.read(buffer);
    } catch (IOException e) {
      return -1;
    }
  }

  /** Not by {@code onExit}, which can wait for the streams: what holds them may never end. */
  private void awaitExit() {
    try {
      watcher.exited(process.waitFor());
      CompletableFuture.delayedExecutor(grace.toMillis(), TimeUnit.MILLISECONDS)
          .execute(watcher::exitedLongAgo);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }
}
