package dcom.labkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compiles the same subject again and again, and only what changed, as long as nothing else can tell: the
 * other sources are compiled, too, as soon as a source was added or removed, or what others can see of
 * it is not the same, or there is an error. Used by one thread.
 */
public final class Workshop {
  private Optional<Made> last = Optional.empty();

  /** What was compiled last, from what. */
  private record Made(Map<Path, Integer> sources, List<Path> libraries, Compiled classes) {}

  /**
   * Compiles what changed. The next {@link Programs#build} finds nothing left to compile.
   *
   * @throws DoesNotCompile with the compiler's first error
   */
  public void build(Subject subject) {
    if (subject.programs().values().stream().anyMatch(p -> p instanceof Program.Main)) {
      Collection<Path> sources = subject.sources().values();
      List<Path> libraries = Libraries.of(subject.lab()).jars();
      Path jar = Programs.jar(subject);
      Fingerprint fingerprint = new Fingerprint(jar, sources, libraries.toString());
      if (!fingerprint.matches(jar)) {
        make(sources, libraries).write(jar);
        fingerprint.keep();
      }
    }
  }

  private Compiled make(Collection<Path> sources, List<Path> libraries) {
    Map<Path, Integer> now = contents(sources);
    Compiled classes = last.filter(made ->
            made.libraries().equals(libraries) && made.sources().keySet().equals(now.keySet()))
        .flatMap(made -> part(made, now))
        .orElseGet(() -> Javac.classes(sources, libraries, Compiled.NOTHING));
    last = Optional.of(new Made(now, libraries, classes));
    return classes;
  }

  /** Compiles only the sources that changed; empty if the others may be affected. */
  static Optional<Compiled> part(Collection<Path> changed, List<Path> libraries, Compiled before) {
    Compiled others = before.without(changed);
    try {
      Compiled fresh = Javac.classes(changed, libraries, others);
      boolean same =
          changed.stream().allMatch(source -> fresh.shapes(source).equals(before.shapes(source)));
      return same ? Optional.of(others.with(fresh)) : Optional.empty();
    } catch (DoesNotCompile e) {
      return Optional.empty(); // all sources together say which error is the first
    }
  }

  private static Optional<Compiled> part(Made made, Map<Path, Integer> now) {
    List<Path> changed = now.keySet().stream()
        .filter(source -> !now.get(source).equals(made.sources().get(source)))
        .toList();
    return part(changed, made.libraries(), made.classes());
  }

  private static Map<Path, Integer> contents(Collection<Path> sources) {
    Map<Path, Integer> contents = new HashMap<>();
    for (Path source : sources) {
      try {
        contents.put(source, Arrays.hashCode(Files.readAllBytes(source)));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read " + source, e);
      }
    }
    return contents;
  }
}
