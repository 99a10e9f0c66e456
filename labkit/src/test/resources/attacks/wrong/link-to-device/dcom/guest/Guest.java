package dcom.guest;

import java.nio.file.Files;
import java.nio.file.Path;

/** Makes its log a link to an endless device. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    Files.createSymbolicLink(Path.of("book.log"), Path.of("/dev/zero"));
  }
}
