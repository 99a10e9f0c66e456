package dcom.labkit.cell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What a program sees of the file system, in bubblewrap's words: nothing that is not named here. */
final class View {
  private static final List<String> SYSTEM =
      List.of("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");
  private static final List<String> OWN = List.of("passwd", "group", "hosts", "nsswitch.conf");
  private static final List<String> OPTIONAL = List.of("/etc/ld.so.cache", "/etc/localtime");

  /** Lists of all keys that a user may see. */
  private static final List<String> NOT_THEIRS = List.of("/proc/keys", "/proc/key-users");

  private static final Path NOTHING = Path.of("/dev/null");
  private static final int DEEP = 4;
  private static final Map<Path, List<Path>> SETTINGS = new ConcurrentHashMap<>();

  private View() {}

  /**
   * The view of one program.
   *
   * @param room where {@code around.sh} has left the files of /etc that a program needs
   */
  static List<String> words(List<Path> files, Path room, Path folder) {
    List<String> words = new ArrayList<>();
    SYSTEM.forEach(path -> words.addAll(system(Path.of(path))));
    OWN.forEach(name -> words.addAll(readOnly(room.resolve(name), Path.of("/etc", name))));
    OPTIONAL.forEach(path -> words.addAll(List.of("--ro-bind-try", path, path)));
    words.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    NOT_THEIRS.forEach(file -> words.addAll(readOnly(NOTHING, Path.of(file))));
    Stream.concat(files.stream(), files.stream().flatMap(View::settings))
        .map(Path::toAbsolutePath)
        .filter(file -> !file.startsWith("/usr"))
        .distinct()
        .forEach(file -> words.addAll(readOnly(file, file)));
    words.addAll(List.of("--bind", folder.toString(), folder.toString()));
    // Root could write to settings of the kernel without any capability: the files are its own.
    Stream.of("/proc", "/dev", "/").forEach(path -> words.addAll(List.of("--remount-ro", path)));
    return words;
  }

  private static List<String> system(Path path) {
    try {
      if (Files.isSymbolicLink(path)) {
        return List.of("--symlink", Files.readSymbolicLink(path).toString(), path.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the link " + path, e);
    }
    return Files.isDirectory(path) ? readOnly(path, path) : List.of();
  }

  private static List<String> readOnly(Path source, Path seen) {
    return List.of("--ro-bind", source.toString(), seen.toString());
  }

  /** Where the links of a JDK lead to: some systems keep its settings in /etc. */
  private static Stream<Path> settings(Path file) {
    return Files.isExecutable(file.resolve("bin/java"))
        ? SETTINGS.computeIfAbsent(file, View::outside).stream()
        : Stream.empty();
  }

  private static List<Path> outside(Path home) {
    try (Stream<Path> files = Files.walk(home, DEEP)) {
      return files
          .filter(Files::isSymbolicLink)
          .filter(Files::exists)
          .map(View::target)
          .filter(target -> !target.startsWith(home))
          .map(Path::getParent)
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the JDK in " + home, e);
    }
  }

  private static Path target(Path link) {
    try {
      return link.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot follow " + link, e);
    }
  }
}
