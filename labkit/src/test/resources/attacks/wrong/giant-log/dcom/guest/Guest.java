package dcom.guest;

import java.io.IOException;
import java.io.RandomAccessFile;

/** Makes its log a file of holes, of a size that nobody could read. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    try (RandomAccessFile log = new RandomAccessFile("book.log", "rw")) {
      for (long size = 1L << 20; size < 1L << 40; size *= 2) {
        log.setLength(size);
      }
    } catch (IOException e) {
      System.out.println("no larger: " + e.getMessage());
    }
  }
}
