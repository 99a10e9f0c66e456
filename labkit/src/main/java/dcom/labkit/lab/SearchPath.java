package dcom.labkit.lab;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds programs by their plain names on a PATH, as a shell does. */
public final class SearchPath {
  /** What a system without a PATH looks through. */
  public static final String USUAL = "/usr/bin:/bin";

  private SearchPath() {}

  /** The program of this name on the PATH of this process. */
  public static Optional<Path> find(String name) {
    return find(name, System.getenv().getOrDefault("PATH", USUAL));
  }

  /** The program of this name on another PATH. */
  public static Optional<Path> find(String name, String path) {
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .map(folder -> Path.of(folder).toAbsolutePath().resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
