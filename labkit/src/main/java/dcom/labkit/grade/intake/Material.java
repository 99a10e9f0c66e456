package dcom.labkit.grade.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of one hand-in that have the name of a file that some lab lets students change. Each was
 * copied when it was found, and is read from the copy ever after. Not thread-safe.
 */
final class Material {
  /** What Canvas makes of a name that is handed in again: {@code Publisher-1.java}. */
  private static final Pattern NUMBERED = Pattern.compile("(.*)-\\d+(\\.\\w+)");

  private static final int SHOWN = 5;

  private final Set<String> names;
  private final Limits limits;
  private final Path folder;
  private final Map<String, Path> files = new TreeMap<>();
  private final Map<String, String> refused = new TreeMap<>();
  private final List<String> others = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<String> seen = new ArrayList<>();
  private int entries;
  private long taken;

  private Material(Set<String> names, Limits limits, Path folder) {
    this.names = names;
    this.limits = limits;
    this.folder = folder;
  }

  /**
   * Reads a hand-in.
   *
   * @param names the names to look for, without folders
   * @param folder where copies go
   */
  static Material of(HandIn handIn, Set<String> names, Limits limits, Path folder) {
    Material material = new Material(names, limits, folder);
    boolean canvas = handIn.keys().containsKey("userId");
    for (Path part : handIn.parts()) {
      material.whole(part.getFileName().toString(), () -> material.part(part, canvas));
    }
    return material;
  }

  /** Something to read. */
  private interface Reading {
    void read() throws IOException;
  }

  /** Of what cannot be read to its end nothing is taken. */
  private void whole(String name, Reading part) {
    Map<String, Path> before = new TreeMap<>(files);
    try {
      part.read();
    } catch (Unreadable | IOException e) {
      files.keySet().retainAll(before.keySet());
      problems.add(
          name + " " + (e instanceof Unreadable ? "" : "cannot be read: ") + e.getMessage());
    }
  }

  /** The copies, by the name that each file had. */
  Map<String, Path> files() {
    return Collections.unmodifiableMap(files);
  }

  /** What has such a name and was not taken, and why. */
  Map<String, String> refused() {
    return Collections.unmodifiableMap(refused);
  }

  /** Java sources with other names. */
  List<String> others() {
    return Collections.unmodifiableList(others);
  }

  /** Which parts could not be read, and why. */
  List<String> problems() {
    return Collections.unmodifiableList(problems);
  }

  /** Whether there is nothing at all. */
  boolean empty() {
    return entries == 0;
  }

  /** The names of the first files, for a message. */
  String shown() {
    String list = String.join(", ", seen);
    return entries > SHOWN ? list + " and " + (entries - SHOWN) + " more" : list;
  }

  /** What a file says. */
  String text(String name) {
    try {
      return Files.readString(files.get(name), java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the copy of " + name, e);
    }
  }

  private void part(Path part, boolean canvas) throws IOException {
    String name = part.getFileName().toString();
    if (Files.isSymbolicLink(part)) {
      throw new Unreadable("is a link; links are not followed");
    } else if (Files.isDirectory(part)) {
      Files.walkFileTree(part, new Walk(part));
    } else if (Archive.is(name)) {
      Archive.read(part, limits, new Taking(""));
    } else {
      String own = canvas ? name.replaceFirst("^.+?_(LATE_)?\\d+_\\d+_", "") : name;
      copy(plain(own.replaceFirst("^.+_\\d+_assignsubmission_file_", "")), part);
    }
  }

  private String plain(String name) {
    Matcher numbered = NUMBERED.matcher(name);
    String without = numbered.matches() ? numbered.group(1) + numbered.group(2) : name;
    return names.contains(without) ? without : name;
  }

  private void copy(String name, Path file) throws IOException {
    Taking taking = new Taking("");
    if (taking.wants(name)) {
      try (InputStream content = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
        taking.file(name, Files.size(file), content);
      }
    }
  }

  private boolean named(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    return names.contains(last) && !name.contains("__MACOSX/");
  }

  /** Takes what is wanted; all names begin with {@code prefix}. */
  private final class Taking implements Visitor {
    private final String prefix;

    Taking(String prefix) {
      this.prefix = prefix;
    }

    @Override
    public boolean wants(String name) {
      entries++;
      if (entries <= SHOWN) {
        seen.add(prefix + name);
      }
      if (name.endsWith(".java") && !named(name)) {
        others.add(prefix + name);
      }
      return named(name);
    }

    @Override
    public void file(String name, long size, InputStream content) throws IOException {
      byte[] bytes =
          size > limits.file() ? new byte[0] : content.readNBytes((int) limits.file() + 1);
      if (size > limits.file() || bytes.length > limits.file()) {
        String is = size > 0 ? "is " + Limits.size(size) : "is too large";
        refused(name, is + "; at most " + Limits.size(limits.file()) + " are read");
        return;
      }
      taken += bytes.length;
      if (taken > limits.taken()) {
        throw new Unreadable("holds more than " + Limits.size(limits.taken()) + " of programs");
      }
      Path copy = folder.resolve(entries + ".copy");
      Files.write(copy, bytes);
      files.put(prefix + name, copy);
    }

    @Override
    public void refused(String name, String reason) {
      if (named(name)) {
        refused.put(prefix + name, reason);
      }
    }
  }

  /** Walks through a folder; archives in it are looked into. */
  private final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private int met;

    Walk(Path root) {
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      limits.check(++met, 0, 0);
      return directory.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      limits.check(++met, 0, 0);
      String name = root.relativize(file).toString();
      if (attributes.isRegularFile() && Archive.is(name)) {
        whole(name, () -> Archive.read(file, limits, new Taking(name + "/")));
      } else if (attributes.isRegularFile()) {
        copy(name, file);
      } else {
        new Taking("").wants(name);
        new Taking("").refused(name, "is a link or a device; neither is read");
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      problems.add(root.relativize(file) + " cannot be read: " + failure.getMessage());
      return FileVisitResult.CONTINUE;
    }
  }
}
