package dcom.labkit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a folder as text, each below its name. */
final class Printout {
  private Printout() {}

  /** The lines to print. */
  static List<String> of(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .flatMap(file -> lines(folder.relativize(file), file))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private static Stream<String> lines(Path name, Path file) {
    try {
      return Stream.concat(Stream.of("--- " + name), Files.readAllLines(file).stream());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
