package dcom.guest;

import java.io.FileOutputStream;
import java.io.IOException;

/** Writes one endless file. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    byte[] megabyte = new byte[1 << 20];
    int megabytes = 0;
    try (FileOutputStream out = new FileOutputStream("book.log")) {
      while (megabytes < 1024) {
        out.write(megabyte);
        megabytes++;
      }
    } catch (IOException e) {
      // Full.
    }
    System.out.println("wrote " + megabytes + " MB");
  }
}
