package dcom.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Opens settings of the kernel to write to them, and the map of its users. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    List<Path> writable = new ArrayList<>();
    for (Path file : settings()) {
      try {
        Files.newByteChannel(file, StandardOpenOption.WRITE).close();
        writable.add(file);
      } catch (IOException e) {
        // Not allowed.
      }
    }
    System.out.println("writable: " + writable);
  }

  private static List<Path> settings() throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> top = Files.list(Path.of("/proc"))) {
      top.filter(file -> !file.getFileName().toString().matches("\\d+|(thread-)?self"))
          .forEach(file -> collect(file, all));
    }
    return all;
  }

  private static void collect(Path path, List<Path> all) {
    if (Files.isSymbolicLink(path)) {
      return;
    }
    if (Files.isRegularFile(path)) {
      all.add(path);
      return;
    }
    try (Stream<Path> inside = Files.list(path)) {
      inside.forEach(one -> collect(one, all));
    } catch (IOException e) {
      // Not to be read.
    }
  }
}
