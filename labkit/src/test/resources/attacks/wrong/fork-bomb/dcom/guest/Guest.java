package dcom.guest;

import java.io.IOException;

/** Starts processes without end. */
public final class Guest {
  public static void main(String[] args) {
    int processes = 0;
    try {
      while (true) {
        new ProcessBuilder("sleep", "1000").start();
        processes++;
      }
    } catch (IOException e) {
      System.out.println("processes: " + processes);
    }
  }
}
