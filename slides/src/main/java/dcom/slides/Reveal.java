package dcom.slides;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Gets reveal.js, which moves the slides, from the npm registry. */
final class Reveal {
  private Reveal() {}

  /** Its folder; empty if there is no npm, or npm cannot get it. */
  static Optional<Path> install(Path module) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(module.resolve("target/npm"));
    Path installed = folder.resolve("node_modules/reveal.js");
    Path lock = folder.resolve("package-lock.json");
    Path wanted = module.resolve("package-lock.json");
    if (Files.isDirectory(installed) && Files.exists(lock) && Files.mismatch(lock, wanted) < 0) {
      return Optional.of(installed);
    }
    Files.copy(wanted, lock, REPLACE_EXISTING);
    Files.copy(module.resolve("package.json"), folder.resolve("package.json"), REPLACE_EXISTING);
    return npm(folder) && Files.isDirectory(installed) ? Optional.of(installed) : Optional.empty();
  }

  private static boolean npm(Path folder) throws InterruptedException {
    List<String> command = List.of(
        "npm",
        "ci",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--prefer-offline",
        "--loglevel=error");
    try {
      return new ProcessBuilder(command)
              .directory(folder.toFile())
              .inheritIO()
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is no npm
    }
  }
}
