package dcom.guest;

import java.util.concurrent.locks.LockSupport;

/** Greets, and has a shutdown hook that never ends. */
public final class Guest {
  public static void main(String[] args) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      while (true) {
        LockSupport.park();
      }
    }));
    System.out.println("Hello, " + args[0]);
  }
}
