package dcom.guest;

import java.nio.file.Files;
import java.nio.file.Path;

/** Makes its log a link to a file of the machine. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    Files.createSymbolicLink(Path.of("book.log"), Path.of("/etc/hostname"));
  }
}
