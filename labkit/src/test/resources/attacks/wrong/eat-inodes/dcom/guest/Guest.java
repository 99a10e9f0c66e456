package dcom.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes empty files without end. */
public final class Guest {
  public static void main(String[] args) {
    int files = 0;
    try {
      while (files < 100_000) {
        Files.createFile(Path.of("empty" + files));
        files++;
      }
    } catch (IOException e) {
      // Full.
    }
    System.out.println("made " + files + " files");
  }
}
