package dcom.labkit.check;

import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Libraries;
import dcom.labkit.lab.Program;
import dcom.labkit.lab.Programs;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lab's check class, compiled if it changed and loaded. It sees the kit and, where the kit has no
 * class of that name, the libraries of the lab's programs; never the programs. Closing lets go of its
 * jars.
 */
public final class CheckClass implements AutoCloseable {
  private final URLClassLoader loader;
  private final Class<?> type;

  private CheckClass(URLClassLoader loader, Class<?> type) {
    this.loader = loader;
    this.type = type;
  }

  /**
   * Compiles and loads the one class of a lab whose name ends in {@code Checks}. One at a time: runs
   * that go on side by side share the jar, not the class.
   *
   * @throws IllegalStateException if the lab has none, or several
   */
  static synchronized CheckClass of(Lab lab) {
    List<Path> sources = sources(lab.checks());
    Path jar = lab.folder().resolve("target/lab/checks.jar");
    List<Path> libraries = libraries(lab);
    Programs.compile(sources, concat(kit(), libraries), jar);
    try {
      URL[] urls = urls(concat(List.of(jar), libraries));
      URLClassLoader loader = new URLClassLoader(urls, CheckClass.class.getClassLoader());
      return new CheckClass(loader, loader.loadClass(name(lab, sources)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + jar, e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the checks of " + lab.id() + " are not in " + jar, e);
    }
  }

  /** A lab whose programs are not Java has no libraries. */
  private static List<Path> libraries(Lab lab) {
    boolean java =
        lab.manifest().programs().values().stream().anyMatch(p -> p instanceof Program.Main);
    return java ? Libraries.of(lab).jars() : List.of();
  }

  /** The class itself. */
  Class<?> type() {
    return type;
  }

  private static String name(Lab lab, List<Path> sources) {
    List<Path> checks =
        sources.stream().filter(file -> file.toString().endsWith("Checks.java")).toList();
    if (checks.size() != 1) {
      throw new IllegalStateException(
          lab.checks() + " must hold one class …Checks, not " + checks.size());
    }
    String path = lab.checks().relativize(checks.get(0)).toString();
    return path.substring(0, path.length() - ".java".length()).replace(File.separatorChar, '.');
  }

  private static List<Path> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the checks in " + folder, e);
    }
  }

  private static URL[] urls(List<Path> jars) throws IOException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return urls;
  }

  private static List<Path> concat(List<Path> first, List<Path> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private static List<Path> kit() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .toList();
  }

  @Override
  public void close() {
    try {
      loader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
