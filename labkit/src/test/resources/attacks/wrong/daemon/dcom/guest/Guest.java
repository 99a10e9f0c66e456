package dcom.guest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Leaves a process behind that goes on when it has ended. */
public final class Guest {
  public static void main(String[] args) {
    List<String> started = new ArrayList<>();
    for (String line : List.of("setsid sleep 1000 &", "(sleep 1000 &) &", "nohup sleep 1000 >/dev/null 2>&1 &")) {
      try {
        new ProcessBuilder("sh", "-c", line).inheritIO().start();
        started.add(line);
      } catch (IOException e) {
        // Not allowed.
      }
    }
    System.out.println("started: " + started);
  }
}
