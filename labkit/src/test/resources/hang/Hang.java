import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Hangs in one of several ways, once it has said so. */
class Hang {
  private static final Object ONE = new Object();
  private static final Object OTHER = new Object();

  public static void main(String[] args) throws Exception {
    switch (args[0]) {
      case "waits" -> listen();
      case "deadlock" -> deadlock();
      default -> work();
    }
  }

  private static void listen() throws InterruptedException {
    System.out.println("ready");
    new CountDownLatch(1).await();
  }

  private static void deadlock() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    new Thread(() -> take(ONE, OTHER, both), "left").start();
    new Thread(() -> take(OTHER, ONE, both), "right").start();
    both.await();
    System.out.println("ready");
  }

  private static void take(Object first, Object second, CountDownLatch both) {
    synchronized (first) {
      both.countDown();
      try {
        both.await();
      } catch (InterruptedException e) {
        return;
      }
      synchronized (second) {
        System.out.println("never");
      }
    }
  }

  private static void work() {
    System.out.println("ready");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    System.out.println("done");
  }
}
