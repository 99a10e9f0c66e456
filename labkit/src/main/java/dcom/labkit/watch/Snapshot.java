package dcom.labkit.watch;

import dcom.labkit.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a lab's files hold at one moment. Only files that checks depend on count, so the copies that
 * editors leave behind do not.
 *
 * @param files a digest of each file's bytes, by its path
 */
record Snapshot(Map<Path, Integer> files) {
  /** Reads them. A file that is being replaced is not there. */
  static Snapshot of(Lab lab) {
    Map<Path, Integer> files = new TreeMap<>();
    add(lab.folder().resolve("lab.yaml"), files);
    lab.manifest().files().forEach(file -> add(lab.folder().resolve(file), files));
    try (Stream<Path> sources = Files.walk(lab.folder().resolve("src"))) {
      sources.filter(Snapshot::counts).forEach(file -> add(file, files));
    } catch (IOException | java.io.UncheckedIOException e) {
      // A folder went away while it was read: whoever removed it makes another change known.
    }
    return new Snapshot(files);
  }

  private static boolean counts(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".java") && !name.startsWith(".");
  }

  private static void add(Path file, Map<Path, Integer> files) {
    try {
      files.put(file, Arrays.hashCode(Files.readAllBytes(file)));
    } catch (IOException e) {
      files.remove(file);
    }
  }

  /** The files that are not the same in another one. */
  Set<Path> differences(Snapshot other) {
    Set<Path> all = new TreeSet<>(files.keySet());
    all.addAll(other.files.keySet());
    all.removeIf(file -> files.containsKey(file) && files.get(file).equals(other.files.get(file)));
    return all;
  }
}
