package dcom.guest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Makes folders too deep to be named, which let nobody in. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    StringBuilder path = new StringBuilder("d");
    for (int depth = 0; depth < 1_000; depth++) {
      path.append("/d");
    }
    Files.createDirectories(Path.of(path.toString()));
    Path top = Path.of("d");
    Files.move(top, Path.of("e"));
    Files.createDirectories(Path.of(path.toString()));
    Files.setPosixFilePermissions(top, Set.of());
    System.out.println("gone deep");
  }
}
