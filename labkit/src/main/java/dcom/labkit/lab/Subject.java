package dcom.labkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One set of programs for a lab: the student's, the answer, or a variant of the answer. A variant
 * holds only the files that differ; the others are the answer's.
 *
 * @param kind whose programs these are
 * @param name the variant's name; the kind's word for the others
 * @param lab the lab that they belong to
 * @param layers the folders whose files count, the first that has a file wins; the first is the
 *     subject's own
 */
public record Subject(Kind kind, String name, Lab lab, List<Path> layers) {
  /** Whose programs a subject holds. */
  public enum Kind {
    /** What stands in the lab's folder: the starter, then the student's work. */
    STUDENT,
    /** The reference solution. */
    ANSWER,
    /** An answer with one plausible mistake. */
    WRONG,
    /** A different, equally correct answer. */
    RIGHT,
    /** What a student handed in. */
    SUBMISSION
  }

  static final String SOURCES = "src/main/java";

  /** The student's programs. */
  public static Subject student(Lab lab) {
    return new Subject(Kind.STUDENT, "yours", lab, List.of(lab.folder()));
  }

  /** The reference solution. */
  public static Subject answer(Lab lab) {
    return new Subject(Kind.ANSWER, "answer", lab, List.of(lab.answer()));
  }

  /** The wrong or the right programs that stand beside the answer, by name. */
  public static List<Subject> variants(Lab lab, Kind kind) {
    if (kind == Kind.WRONG) {
      return WrongProgram.of(lab).stream().map(WrongProgram::subject).toList();
    }
    return list(lab.answer().resolve("src/right"), Files::isDirectory).stream()
        .map(
            own -> new Subject(kind, own.getFileName().toString(), lab, List.of(own, lab.answer())))
        .toList();
  }

  /**
   * What a student handed in.
   *
   * @param files a folder with the files that the manifest lets students change, and no other; what
   *     is made from them goes beside it
   */
  public static Subject submission(Lab lab, String student, Path files) {
    return new Subject(Kind.SUBMISSION, student, lab, List.of(files, lab.folder()));
  }

  /**
   * The programs that stand in a folder: a lab's or its answer's.
   *
   * @throws IllegalStateException if the folder is neither
   */
  public static Subject in(Path folder) {
    Path here = folder.toAbsolutePath().normalize();
    for (Lab lab : Course.around(here).labs()) {
      if (here.equals(lab.folder())) {
        return student(lab);
      }
      if (here.equals(lab.answer())) {
        return answer(lab);
      }
    }
    throw new IllegalStateException(here + " is neither a lab nor an answer");
  }

  static Path report(Path folder) {
    return folder.resolve("target/lab/report.json");
  }

  /** The folder that is the subject's own. */
  public Path folder() {
    return layers.get(0);
  }

  /** Where what is made from the subject goes: class files, reports. */
  public Path work() {
    if (kind == Kind.SUBMISSION) {
      return folder().resolveSibling("work");
    }
    Path target = layers.get(layers.size() - 1).resolve("target/lab");
    return layers.size() == 1
        ? target
        : target.resolve(kind.name().toLowerCase()).resolve(name);
  }

  /** Where the report on these programs is written. */
  public Path report() {
    return work().resolve("report.json");
  }

  /** The file of that name, relative to the lab's folder, from the first layer that has it. */
  public Path file(String name) {
    return layers.stream()
        .map(layer -> layer.resolve(name))
        .filter(Files::exists)
        .findFirst()
        .orElse(folder().resolve(name));
  }

  /** The programs, by name. A variant may be written in another language. */
  public Map<String, Program> programs() {
    Path own = folder().resolve("variant.yaml");
    if (variant() && Files.exists(own)) {
      return Yaml.read(own).find("programs").map(Manifest::programs).orElse(manifest());
    }
    return manifest();
  }

  /** The Java sources by their path below the source folder, each from the first layer with it. */
  public Map<Path, Path> sources() {
    Map<Path, Path> sources = new TreeMap<>();
    for (int i = layers.size() - 1; i >= 0; i--) {
      collect(sourceRoot(layers.get(i)), sources);
      collect(layers.get(i).resolve("target/generated-sources/protobuf"), sources);
    }
    return sources;
  }

  /** The source of a Java program. */
  public Path source(Program.Main program) {
    return sources()
        .getOrDefault(program.source(), folder().resolve(SOURCES).resolve(program.source()));
  }

  private Map<String, Program> manifest() {
    return lab.manifest().programs();
  }

  private Path sourceRoot(Path layer) {
    return variant() && layer.equals(folder()) ? layer : layer.resolve(SOURCES);
  }

  private boolean variant() {
    return kind == Kind.WRONG || kind == Kind.RIGHT;
  }

  private static void collect(Path root, Map<Path, Path> sources) {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> files = Files.walk(root)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(file -> sources.put(root.relativize(file), file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + root, e);
    }
  }

  private static List<Path> list(Path folder, Predicate<Path> wanted) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(wanted).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }
}
