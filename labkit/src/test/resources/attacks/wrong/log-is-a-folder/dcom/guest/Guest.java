package dcom.guest;

import java.nio.file.Files;
import java.nio.file.Path;

/** Makes its log a folder. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    Files.createDirectory(Path.of("book.log"));
  }
}
