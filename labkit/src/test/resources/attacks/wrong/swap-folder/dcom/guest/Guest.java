package dcom.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Puts a link in place of its scratch folder. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    List<String> swapped = new ArrayList<>();
    Path here = Path.of("").toAbsolutePath();
    try {
      Files.move(here, here.resolveSibling("away"));
      Files.createSymbolicLink(here, Path.of("/usr"));
      swapped.add("moved");
    } catch (IOException e) {
      // Not allowed.
    }
    try {
      Files.delete(here);
      swapped.add("deleted");
    } catch (IOException e) {
      // Not allowed.
    }
    System.out.println("swapped: " + swapped);
  }
}
