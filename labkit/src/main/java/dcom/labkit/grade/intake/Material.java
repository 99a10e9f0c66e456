package dcom.labkit.grade.intake;

import dcom.labkit.grade.intake.HandIn.Part;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files of one hand-in that have the name of a file that some lab lets students change, and the Java
 * sources that are no part of the course. Each was copied when it was found, and is read from the copy
 * ever after. An archive within an archive is looked into where that one holds nothing itself. Not
 * thread-safe.
 */
final class Material {
  /** What Canvas makes of a name that is handed in again: {@code Publisher-1.java}. */
  private static final Pattern NUMBERED = Pattern.compile("(.*)-\\d++(\\.\\w++)");

  private static final int SHOWN = 5;

  private final Set<String> names;
  private final Predicate<String> given;
  private final Limits limits;
  private final ReadingTime time;
  private final Path folder;
  private final Map<String, Path> files = new TreeMap<>();
  private final Map<String, String> refused = new TreeMap<>();
  private final List<String> others = new ArrayList<>();
  private final Told problems = new Told();
  private final Told notes = new Told();
  private final List<String> seen = new ArrayList<>();
  private int entries;
  private long taken;

  private Material(
      Set<String> names, Predicate<String> given, Limits limits, ReadingTime time, Path folder) {
    this.names = names;
    this.given = given;
    this.limits = limits;
    this.time = time;
    this.folder = folder;
  }

  /**
   * Reads a hand-in.
   *
   * @param names the names to look for, without folders
   * @param given whether a file of this name is the course's own, which nobody looks for
   * @param folder where copies go
   * @throws ReadingTime.Over if it takes too long
   */
  static Material of(
      HandIn handIn,
      Set<String> names,
      Predicate<String> given,
      Limits limits,
      ReadingTime time,
      Path folder) {
    Material material = new Material(names, given, limits, time, folder);
    boolean canvas = handIn.keys().containsKey("userId");
    boolean several = handIn.parts().size() > 1;
    for (Part part : handIn.parts()) {
      material.whole(part.name(), () -> material.part(part, several, canvas));
    }
    return material;
  }

  /** Nothing. */
  static Material none(ReadingTime time) {
    return new Material(Set.of(), name -> true, Limits.DEFAULT, time, Path.of(""));
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
      problems.add(name, (e instanceof Unreadable ? "" : "cannot be read: ") + e.getMessage());
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

  /** Java sources with other names that are not the course's. */
  List<String> others() {
    return Collections.unmodifiableList(others);
  }

  /** Which parts could not be read, and why. */
  List<String> problems() {
    return problems.all();
  }

  /** Links, devices and the like that nobody looks for. */
  List<String> notes() {
    return notes.all();
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
    time.check();
    try {
      return Files.readString(files.get(name), java.nio.charset.StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the copy of " + name, e);
    }
  }

  /** Of several parts each has its files below its own name: none hides one of another. */
  private void part(Part part, boolean several, boolean canvas) throws IOException {
    Path path = part.path();
    String prefix = several ? part.name() + "/" : "";
    Taking taking = new Taking(prefix);
    part.troubles().forEach(trouble -> taking.trouble(trouble.name(), trouble.reason()));
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    String kind = Kind.refused(path);
    if (!kind.isEmpty()) {
      throw new Unreadable(kind);
    } else if (Files.isDirectory(path)) {
      Files.walkFileTree(path, new Walk(path, prefix));
    } else if (Archive.is(part.name())) {
      archive(path, taking);
    } else {
      copy(new Taking(""), canvas ? plain(part.name()) : part.name(), path);
    }
  }

  /** What a program packed twice has its files one archive deeper. */
  private void archive(Path path, Taking taking) {
    Set<String> before = Set.copyOf(files.keySet());
    Archive.read(path, limits, time, taking);
    if (before.containsAll(files.keySet())) {
      taking.inner.forEach((name, inner) ->
          whole(name, () -> Archive.read(inner, limits, time, new Taking(name + "/", false))));
    }
  }

  private String plain(String name) {
    Matcher numbered = NUMBERED.matcher(name);
    String without = numbered.matches() ? numbered.group(1) + numbered.group(2) : name;
    return names.contains(without) ? without : name;
  }

  private static void copy(Taking taking, String name, Path file) throws IOException {
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
    private final boolean outer;
    private final Map<String, Path> inner = new TreeMap<>();

    Taking(String prefix) {
      this(prefix, true);
    }

    /** In an archive that lies in another one, no further ones are looked for. */
    private Taking(String prefix, boolean outer) {
      this.prefix = prefix;
      this.outer = outer;
    }

    @Override
    public boolean wants(String name) {
      entries++;
      if (entries <= SHOWN) {
        seen.add(prefix + name);
      }
      if (isOwn(name)) {
        others.add(prefix + name);
      }
      return named(name) || isOwn(name) || isInner(name);
    }

    private boolean isOwn(String name) {
      return name.endsWith(".java")
          && !named(name)
          && !name.contains("__MACOSX/")
          && !given.test(name);
    }

    private boolean isInner(String name) {
      return outer && !named(name) && Archive.ending(name).isPresent();
    }

    @Override
    public void file(String name, long size, InputStream content) throws IOException {
      long most = isInner(name) ? limits.taken() : limits.file();
      byte[] bytes = size > most ? new byte[0] : content.readNBytes((int) most + 1);
      if (size > most || bytes.length > most) {
        String is = size > 0 ? "is " + Limits.size(size) : "is too large";
        refused(name, is + "; at most " + Limits.size(most) + " are read");
        return;
      }
      taken += bytes.length;
      if (taken > limits.taken()) {
        throw new Unreadable("holds more than " + Limits.size(limits.taken()) + " of programs");
      }
      if (isInner(name)) {
        inner.put(prefix + name, written(bytes, Archive.ending(name).get()));
      } else {
        keep(prefix + name, name.endsWith(".java") ? Utf8.of(bytes) : bytes);
      }
    }

    private void keep(String name, byte[] bytes) throws IOException {
      Path before = files.get(name);
      if (before == null) {
        files.put(name, written(bytes, ".copy"));
      } else if (!Arrays.equals(Files.readAllBytes(before), bytes)) {
        refused.put(name, "is there twice, and the two differ");
      }
    }

    @Override
    public void refused(String name, String reason) {
      if (named(name)) {
        refused.put(prefix + name, reason);
      } else {
        notes.add(prefix + name, reason);
      }
    }

    /** What has no name is the part itself. */
    void trouble(String name, String reason) {
      entries++;
      if (name.isEmpty()) {
        throw new Unreadable(reason);
      }
      refused(name, reason);
      if (named(name)) {
        notes.add(prefix + name, reason);
      }
    }
  }

  private Path written(byte[] bytes, String ending) {
    Path copy = folder.resolve(entries + ending);
    try {
      return Files.write(copy, bytes);
    } catch (IOException e) {
      throw NoRoom.or(copy, e);
    }
  }

  /** Walks through a folder; archives in it are looked into. */
  private final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Taking taking;
    private int met;

    Walk(Path root, String prefix) {
      this.root = root;
      this.taking = new Taking(prefix);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
      meet();
      return directory.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      meet();
      String name = root.relativize(file).toString();
      String kind = attributes.isRegularFile() ? "" : Kind.refused(file);
      if (!kind.isEmpty()) {
        taking.wants(name);
        taking.refused(name, kind);
      } else if (Archive.is(name)) {
        String inside = taking.prefix + name;
        whole(name, () -> archive(file, new Taking(inside + "/")));
      } else {
        copy(taking, name, file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      String name = file.equals(root) ? root.getFileName().toString() : root.relativize(file) + "";
      problems.add(name, "cannot be read: " + failure.getMessage());
      return FileVisitResult.CONTINUE;
    }

    private void meet() {
      time.check();
      limits.check(++met, 0, 0, 0);
    }
  }
}
