package dcom.guest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Brings a library of machine code and loads it. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    Path library = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("zip"));
    int loaded = 0;
    String last = "";
    for (Path folder : List.of(Path.of("").toAbsolutePath(), Path.of("/tmp"))) {
      Path copy = Files.copy(library, folder.resolve(System.mapLibraryName("own")));
      try {
        System.load(copy.toString());
        loaded++;
      } catch (UnsatisfiedLinkError e) {
        last = e.getMessage();
      }
    }
    System.out.println("loaded: " + loaded + ", " + last);
  }
}
