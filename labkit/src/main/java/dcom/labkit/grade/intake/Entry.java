package dcom.labkit.grade.intake;

import dcom.labkit.grade.intake.HandIn.Part;
import dcom.labkit.grade.intake.HandIn.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of the files and folders that a class handed in.
 *
 * @param name what it is called
 * @param path where it lies; there may be nothing, if there are troubles
 * @param troubles what of it could not be taken out of the archive of the class
 */
record Entry(String name, Path path, List<Trouble> troubles) {
  /** What macOS puts beside everything that it packs: nobody's work, and nothing to tell. */
  private static final Set<String> MADE_BY_MACOS = Set.of("__MACOSX", ".DS_Store", ".localized");

  /** All that a folder holds, and what should be in it and is not, by name. */
  static List<Entry> of(Path folder, List<Trouble> troubles) {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> entries = Files.list(folder)) {
      entries.forEach(entry -> names.add(entry.getFileName().toString()));
    } catch (IOException | UncheckedIOException e) {
      throw new NoSubmissions(folder + " cannot be read: " + e.getMessage());
    }
    Map<String, List<Trouble>> all =
        troubles.stream().collect(Collectors.groupingBy(trouble -> top(trouble.name())));
    names.addAll(all.keySet());
    return names.stream()
        .filter(name -> !isOfMacOs(name))
        .map(name -> new Entry(name, path(folder, name), below(name, all)))
        .toList();
  }

  /** An export in a folder of its own, as some archives hold it, without that folder. */
  static List<Entry> unwrapped(List<Entry> entries) {
    List<Entry> seen = entries.stream().filter(entry -> !entry.isHidden()).toList();
    if (seen.size() != 1
        || !seen.get(0).isFolder()
        || !Files.isReadable(seen.get(0).path())) {
      return entries;
    }
    List<Entry> inner = of(seen.get(0).path(), seen.get(0).troubles());
    return inner.stream().anyMatch(entry -> !entry.labels().isEmpty()) ? inner : entries;
  }

  private static boolean isOfMacOs(String name) {
    return MADE_BY_MACOS.contains(name) || name.startsWith("._");
  }

  private static String top(String name) {
    return name.contains("/") ? name.substring(0, name.indexOf('/')) : name;
  }

  private static List<Trouble> below(String name, Map<String, List<Trouble>> all) {
    return all.getOrDefault(name, List.of()).stream()
        .map(trouble -> trouble.below(name))
        .toList();
  }

  private static Path path(Path folder, String name) {
    try {
      return folder.resolve(name);
    } catch (InvalidPathException e) {
      return folder.resolve("no name for a file");
    }
  }

  /** Its name; what has none, because it leads to the root of the disk, by what is below it. */
  String shown() {
    return name.isEmpty() && !troubles.isEmpty() ? "/" + troubles.get(0).name() : name;
  }

  /** Whether its name begins with a dot, or is none. */
  boolean isHidden() {
    return name.startsWith(".") || name.isEmpty();
  }

  boolean isFolder() {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        || troubles.stream().anyMatch(trouble -> !trouble.name().isEmpty());
  }

  /** What its name can mean, if a learning platform gave it. */
  List<Label> labels() {
    return Label.of(name, isFolder());
  }

  /** Whether it can be a whole hand-in by itself; what is no file is told to be none. */
  boolean isWhole() {
    return isFolder() || Archive.is(name) || !Kind.refused(path).isEmpty() && exists();
  }

  private boolean exists() {
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
  }

  Part part(String own) {
    return new Part(own.isEmpty() ? name : own, path, troubles);
  }
}
