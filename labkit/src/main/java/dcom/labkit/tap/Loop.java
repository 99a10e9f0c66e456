package dcom.labkit.tap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** The one thread of a tap: waits for sockets, for moments, and for work from other threads. */
final class Loop implements AutoCloseable {
  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Queue<Moment> moments =
      new PriorityQueue<>(Comparator.comparing(Moment::at, (a, b) -> Long.signum(a - b)));
  private final Thread thread = new Thread(this::run, "tap");
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 17);
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private boolean closing;

  private record Moment(Long at, Runnable work) {}

  private Loop(Selector selector) {
    this.selector = selector;
    thread.setDaemon(true);
  }

  static Loop start() {
    try {
      Loop loop = new Loop(Selector.open());
      loop.thread.start();
      return loop;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For reading in the loop's thread: what was read is copied before anything else is. */
  ByteBuffer buffer() {
    return buffer;
  }

  /**
   * Has the loop's thread do this and waits until it is done. Not for the loop's own thread.
   *
   * @throws IllegalStateException if the loop has ended
   */
  void call(Runnable work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    tasks.add(() -> {
      try {
        work.run();
        done.complete(null);
      } catch (RuntimeException e) {
        done.completeExceptionally(e);
      }
    });
    selector.wakeup();
    CompletableFuture.anyOf(done, ended).join();
    if (!done.isDone()) {
      throw new IllegalStateException("the tap is closed");
    }
  }

  /** Has the loop's thread do this at a moment of {@link System#nanoTime}. */
  void at(long moment, Runnable work) {
    moments.add(new Moment(moment, work));
  }

  /** Has the loop's thread do {@code ready} whenever the channel can do one of these operations. */
  SelectionKey watch(SelectableChannel channel, int operations, Runnable ready) throws IOException {
    channel.configureBlocking(false);
    return channel.register(selector, operations, ready);
  }

  /** Gives the ports of closed channels back now and not at the next turn. */
  void settle() {
    try {
      selector.selectNow(Loop::ready);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets go of channels that were closed, and does nothing else. */
  void letGo() {
    try {
      selector.selectNow();
      selector.selectedKeys().clear();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the thread; does no work any more. */
  @Override
  public void close() {
    call(() -> closing = true);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (selector) {
      while (!closing) {
        turn();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      ended.complete(null);
    }
  }

  private void turn() throws IOException {
    Moment next = moments.peek();
    if (next == null) {
      selector.select(Loop::ready);
    } else {
      selector.select(Loop::ready, Math.max(1, untilMillis(next)));
    }
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
    while (!moments.isEmpty() && moments.peek().at() - System.nanoTime() <= 0) {
      moments.remove().work().run();
    }
  }

  private static long untilMillis(Moment moment) {
    return TimeUnit.NANOSECONDS.toMillis(moment.at() - System.nanoTime() + 999_999);
  }

  private static void ready(SelectionKey key) {
    ((Runnable) key.attachment()).run();
  }
}
