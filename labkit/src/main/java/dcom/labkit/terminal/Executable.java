package dcom.labkit.terminal;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the file that a command's first word names, as a shell does. */
public final class Executable {
  /** What a system without a PATH looks through. */
  private static final String USUAL = "/usr/bin:/bin";

  private Executable() {}

  /**
   * The file to start.
   *
   * @param name a path, relative to {@code folder}, or a plain name, looked for on the PATH that
   *     the builder sets
   * @throws CannotStart saying what to do, when there is no such file or it may not be executed
   */
  static Path find(String name, Path folder, ProcessBuilder builder) {
    if (!Files.isDirectory(folder.toAbsolutePath())) {
      throw new CannotStart(name, "there is no folder " + folder);
    }
    if (!name.contains("/")) {
      return onPath(name, builder.environment().getOrDefault("PATH", USUAL))
          .orElseThrow(() -> new CannotStart(
              name, "no folder of PATH has it; install it, or give its whole path"));
    }
    Path file = folder.toAbsolutePath().resolve(name).normalize();
    if (!Files.isRegularFile(file)) {
      throw new CannotStart(name, "there is no file " + file + "; build it first");
    }
    if (!Files.isExecutable(file)) {
      throw new CannotStart(name, "it is not executable; type: chmod +x " + file);
    }
    return file;
  }

  /** The program of this name on the PATH of this process. */
  public static Optional<Path> onPath(String name) {
    return onPath(name, System.getenv().getOrDefault("PATH", USUAL));
  }

  private static Optional<Path> onPath(String name, String path) {
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .map(folder -> Path.of(folder).toAbsolutePath().resolve(name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }
}
