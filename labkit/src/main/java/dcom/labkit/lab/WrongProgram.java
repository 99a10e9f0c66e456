package dcom.labkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A program with one plausible mistake, as it is written down beside a lab's answer: {@code
 * src/wrong/NAME.yaml} says which check must catch it, and what is edited in the answer, or in the
 * right program that {@code of} names. A folder {@code src/wrong/NAME} may hold whole files, for
 * mistakes that are larger than an edit.
 *
 * @param lab the lab that it belongs to
 * @param name its name
 */
public record WrongProgram(Lab lab, String name) {
  private static final Set<String> FIELDS =
      Set.of("check", "says", "lesson", "varies", "of", "edits");
  private static final Set<String> EDIT = Set.of("file", "replace", "by");
  private static final String YAML = ".yaml";

  /** All of a lab, by name. */
  public static List<WrongProgram> of(Lab lab) {
    Path folder = folder(lab);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(YAML) || Files.isDirectory(file))
          .map(file -> file.getFileName().toString())
          .map(name -> name.endsWith(YAML) ? name.substring(0, name.length() - 5) : name)
          .distinct()
          .sorted()
          .map(name -> new WrongProgram(lab, name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  /** The description of a wrong program that is being checked. */
  public static WrongProgram of(Subject subject) {
    return new WrongProgram(subject.lab(), subject.name());
  }

  /** The file that describes it; it need not be there. */
  public Path file() {
    return folder(lab).resolve(name + YAML);
  }

  /** What that file says. */
  public Yaml yaml() {
    Yaml yaml = Yaml.read(file());
    yaml.fields(FIELDS);
    return yaml;
  }

  /** The name of the check that must catch it. */
  public String check() {
    return yaml().get("check").text();
  }

  /** The file with the failure that it must bring about, whole, as a student sees it. */
  public Path failure() {
    return folder(lab).resolve(name + ".txt");
  }

  /**
   * The program itself. The files that differ from the answer's are made below {@code target}.
   *
   * @throws BadManifest if an edit does not fit
   */
  public Subject subject() {
    Path made = lab.answer().resolve("target/lab/wrong").resolve(name).resolve("program");
    files().writeTo(made);
    return new Subject(Subject.Kind.WRONG, name, lab, List.of(made, lab.answer()));
  }

  private ProgramFiles files() {
    ProgramFiles files = new ProgramFiles();
    Optional<Yaml> yaml = Files.exists(file()) ? Optional.of(yaml()) : Optional.empty();
    yaml.flatMap(all -> all.find("of")).map(this::variant).ifPresent(files::add);
    files.add(folder(lab).resolve(name));
    yaml.flatMap(all -> all.find("edits"))
        .map(Yaml::elements)
        .orElse(List.of())
        .forEach(edit -> edit(files, edit));
    return files;
  }

  private Path variant(Yaml of) {
    Path variant = lab.answer().resolve("src/right").resolve(of.text());
    if (!Files.isDirectory(variant)) {
      throw of.bad("names a right program that is not there: '" + of.text() + "'");
    }
    return variant;
  }

  private void edit(ProgramFiles files, Yaml edit) {
    edit.fields(EDIT);
    String file = edit.get("file").text();
    Yaml piece = edit.get("replace");
    Stream<Path> answers = Stream.of(Subject.SOURCES, "")
        .map(folder -> lab.answer().resolve(folder).resolve(file));
    int count = files.edit(Path.of(file), piece.text(), edit.get("by").text(), answers);
    if (count != 1) {
      throw piece.bad("must stand once in " + file + ", not " + count + " times");
    }
  }

  private static Path folder(Lab lab) {
    return lab.answer().resolve("src/wrong");
  }
}
