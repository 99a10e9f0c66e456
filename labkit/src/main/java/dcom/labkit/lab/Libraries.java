package dcom.labkit.lab;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars that a lab's programs are compiled and run with, as the build found them.
 *
 * @param jars in the order of the class path
 * @param archive the class-data archive of these jars; it need not be there
 */
public record Libraries(List<Path> jars, Path archive) {
  /**
   * The libraries of a lab.
   *
   * @throws IllegalStateException if the lab was never built; says what to type
   */
  public static Libraries of(Lab lab) {
    Path target = lab.folder().resolve("target/lab");
    Path list = target.resolve("libraries");
    if (!Files.exists(list)) {
      throw new IllegalStateException(lab.id() + " was not built yet; type: mvn -q -pl :" + lab.id()
          + " -am process-test-classes");
    }
    try {
      List<Path> jars = Stream.of(Files.readString(list).strip().split(File.pathSeparator))
          .map(Path::of)
          .toList();
      return new Libraries(jars, target.resolve("libraries.jsa"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + list, e);
    }
  }
}
