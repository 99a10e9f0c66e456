package dcom.labkit.terminal;

import dcom.labkit.lab.ProcessStarts;
import dcom.labkit.lab.SearchPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Finds the file that a command's first word names, as a shell does. */
public final class Executable {
  private static final int SECONDS = 5;

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
      return SearchPath.find(name, builder.environment().getOrDefault("PATH", SearchPath.USUAL))
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

  /** Whether a command is there, and ends well within five seconds; what it prints is thrown away. */
  public static boolean works(String... words) {
    try {
      Process process = ProcessStarts.start(new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD));
      return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
