package dcom.labkit.lab;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/**
 * Class files that a compiler made.
 *
 * @param classes by their names, {@code dcom/onenode/Link} for example
 */
record Compiled(SortedMap<String, OneClass> classes) {
  /** No class at all. */
  static final Compiled NOTHING = new Compiled(new TreeMap<>());

  /**
   * One class file.
   *
   * @param source the file that it was made from
   * @param shape all that other sources can see of it; empty for a class within another one
   * @param bytes its content
   */
  record OneClass(Path source, String shape, ByteArrayOutputStream bytes) {}

  /** What other sources can see of the classes of one source. */
  Map<String, String> shapes(Path source) {
    return classes.entrySet().stream()
        .filter(one -> one.getValue().source().equals(source))
        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().shape()));
  }

  /** The classes that were made from other sources. */
  Compiled without(Iterable<Path> sources) {
    SortedMap<String, OneClass> others = new TreeMap<>(classes);
    sources.forEach(source -> others.values().removeIf(one -> one.source().equals(source)));
    return new Compiled(others);
  }

  /** These and others. */
  Compiled with(Compiled more) {
    SortedMap<String, OneClass> all = new TreeMap<>(classes);
    all.putAll(more.classes);
    return new Compiled(all);
  }

  /**
   * Writes them as one jar and moves it into place whole.
   *
   * @throws DoesNotCompile if a class has a name that no jar takes
   */
  void write(Path jar) {
    try {
      Files.createDirectories(jar.getParent());
      Path draft = Files.createTempFile(jar.getParent(), "draft", ".jar");
      try {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(draft))) {
          for (Map.Entry<String, OneClass> one : classes.entrySet()) {
            out.putNextEntry(entry(one.getKey() + ".class"));
            one.getValue().bytes().writeTo(out);
          }
        }
        Files.move(draft, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + jar, e);
    }
  }

  private static JarEntry entry(String name) {
    try {
      return new JarEntry(name);
    } catch (IllegalArgumentException e) {
      throw new DoesNotCompile(
          "error: the name of a class is too long: " + name.substring(0, 40) + "…");
    }
  }
}
