package dcom.guest;

import java.util.concurrent.locks.LockSupport;

/** Starts threads without end. */
public final class Guest {
  public static void main(String[] args) {
    while (true) {
      new Thread(() -> {
        while (true) {
          LockSupport.park();
        }
      }).start();
    }
  }
}
