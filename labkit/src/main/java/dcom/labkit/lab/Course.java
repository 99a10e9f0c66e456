package dcom.labkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of the course on disk: its root folder and the labs in it.
 *
 * @param root the folder that holds the start script {@code lab}
 */
public record Course(Path root) {
  /**
   * The course that a folder lies in.
   *
   * @throws IllegalStateException if it lies in none
   */
  public static Course around(Path folder) {
    for (Path root = folder.toAbsolutePath().normalize(); root != null; root = root.getParent()) {
      if (Files.isDirectory(root.resolve("labkit")) && Files.isRegularFile(root.resolve("lab"))) {
        return new Course(root);
      }
    }
    throw new IllegalStateException(
        folder.toAbsolutePath() + " is not inside a copy of the course");
  }

  /** All labs in the order of the course. */
  public List<Lab> labs() {
    try (Stream<Path> top = Files.list(root);
        Stream<Path> further = list(root.resolve("exercises"))) {
      return Stream.concat(top, further)
          .map(folder -> folder.resolve("lab.yaml"))
          .filter(Files::isRegularFile)
          .map(this::lab)
          .sorted(Comparator.comparingInt(lab -> lab.manifest().number()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + root, e);
    }
  }

  /**
   * The lab with this name.
   *
   * @throws NoSuchLab offering the nearest names
   */
  public Lab lab(String id) {
    return labs().stream()
        .filter(lab -> lab.id().equals(id))
        .findFirst()
        .orElseThrow(() -> noLab(id));
  }

  private NoSuchLab noLab(String id) {
    return new NoSuchLab("lab", id, labs().stream().map(Lab::id).toList(), "./lab lists all labs.");
  }

  private Lab lab(Path manifest) {
    return new Lab(this, manifest.getParent(), Manifest.read(manifest));
  }

  private static Stream<Path> list(Path folder) throws IOException {
    return Files.isDirectory(folder) ? Files.list(folder) : Stream.empty();
  }
}
