package dcom.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes many files, here and in /tmp. */
public final class Guest {
  public static void main(String[] args) {
    byte[] megabyte = new byte[1 << 20];
    int megabytes = 0;
    try {
      while (megabytes < 1024) {
        Files.write(Path.of(megabytes % 2 == 0 ? "" : "/tmp", "part" + megabytes), megabyte);
        megabytes++;
      }
    } catch (IOException e) {
      // Full.
    }
    System.out.println("wrote " + megabytes + " MB");
  }
}
