package dcom.guest;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the memory of other processes, and attaches to other JVMs. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    List<String> traced = new ArrayList<>();
    long me = ProcessHandle.current().pid();
    for (int pid = 1; pid < 5_000; pid++) {
      try (RandomAccessFile memory = new RandomAccessFile("/proc/" + pid + "/mem", "rw")) {
        if (pid != me && Files.exists(Path.of("/proc/" + pid + "/task/" + pid)) && leader(pid)) {
          traced.add(String.valueOf(pid));
        }
      } catch (IOException e) {
        // Not there.
      }
    }
    System.out.println("traced: " + traced);
  }

  /** Threads of its own have a number there, too. */
  private static boolean leader(int pid) throws IOException {
    return Files.readString(Path.of("/proc/" + pid + "/status")).contains("\nTgid:\t" + pid + "\n");
  }
}
