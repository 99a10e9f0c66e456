package dcom.guest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads command lines, environments, memory and open files of other processes. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    List<String> others = new ArrayList<>();
    long me = ProcessHandle.current().pid();
    for (int pid = 1; pid < 100_000; pid++) {
      Path process = Path.of("/proc/" + pid);
      if (pid != me && Files.exists(process.resolve("status"))
          && Files.readString(process.resolve("status")).contains("\nTgid:\t" + pid + "\n")) {
        others.add(pid + " " + Files.readString(process.resolve("cmdline")));
      }
    }
    System.out.println("others: " + others);
  }
}
