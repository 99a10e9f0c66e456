package dcom.labkit.grade.intake;

import dcom.labkit.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files of a hand-in are a lab's: those of the folder that has most of them where they belong;
 * what it lacks, from wherever else it lies. Java sources in the wrong place are known by their package.
 * Further sources beside those are the student's, too, unless the course has them.
 */
final class Selection {
  private final Lab lab;
  private final List<Wanted> wanted;
  private final Material material;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Map<String, String> added = new TreeMap<>();
  private Optional<String> root = Optional.empty();
  private List<String> mistaken = List.of();
  private String problem = "";
  private Optional<String> otherPackage = Optional.empty();

  private Selection(Lab lab, List<Wanted> wanted, Material material) {
    this.lab = lab;
    this.wanted = wanted;
    this.material = material;
  }

  /** Selects. */
  static Selection of(Lab lab, List<Wanted> all, Material material) {
    List<Wanted> own = all.stream().filter(file -> file.lab().equals(lab)).toList();
    Selection selection = new Selection(lab, own, material);
    selection.inPlace();
    selection.elsewhere();
    selection.add();
    if (selection.found()) {
      selection.mistaken = selection.withoutPackage();
    } else {
      selection.otherPackage = selection.foreign();
    }
    return selection;
  }

  Lab lab() {
    return lab;
  }

  /** The copies to take, by the name that each has below the lab's folder. */
  Map<String, Path> files() {
    Map<String, Path> files = new TreeMap<>();
    names.forEach((name, found) -> put(files, name, found));
    added.forEach((name, found) -> put(files, name, found));
    return files;
  }

  private void put(Map<String, Path> files, String name, String found) {
    if (material.files().containsKey(found)) {
      files.put(name, material.files().get(found));
    }
  }

  /** The student's own sources that the lab does not name, below the lab's folder. */
  List<String> added() {
    return List.copyOf(added.keySet());
  }

  /** Of the files that are missing: those that are there under their name, and of no package. */
  List<String> mistaken() {
    return mistaken;
  }

  private List<String> withoutPackage() {
    return wanted.stream()
        .filter(file -> !names.containsKey(file.name()))
        .flatMap(file -> material.files().keySet().stream()
            .filter(file::isNamed)
            .filter(found -> Wanted.packageOf(material.text(found)).isEmpty())
            .flatMap(found -> file.otherPackage(found, material.text(found)).stream()))
        .toList();
  }

  private void add() {
    Set<String> folders = folders();
    for (String found : material.others()) {
      if (material.files().containsKey(found)) {
        place(found, folders).ifPresent(name -> add(name, found));
      }
    }
  }

  private void add(String name, String found) {
    String before = added.putIfAbsent(name, found);
    if (before != null && !same(before, found)) {
      problem = "holds " + name + " twice, and they differ: " + before + " and " + found;
    }
  }

  /** Where a source belongs: below the folder that is the lab's, or by its package if it lies beside others. */
  private Optional<String> place(String found, Set<String> folders) {
    Optional<String> inPlace = root.map(folder -> folder + Wanted.SOURCES)
        .filter(found::startsWith)
        .map(folder -> Wanted.SOURCES + found.substring(folder.length()));
    return inPlace
        .or(() -> beside(found, folders))
        .filter(name -> Files.notExists(lab.folder().resolve(name)));
  }

  private Optional<String> beside(String found, Set<String> folders) {
    boolean beside = folders.stream().anyMatch(found::startsWith);
    return beside && aside(found).isEmpty() && !("/" + found).contains("/src/test/")
        ? Wanted.packageOf(material.text(found))
            .filter(this::isOfLab)
            .map(
                own -> Wanted.SOURCES + own.replace('.', '/') + "/" + found.substring(slash(found)))
        : Optional.empty();
  }

  private boolean isOfLab(String name) {
    return wanted.stream()
        .flatMap(file -> file.ofPackage().stream())
        .anyMatch(own -> (name + ".").startsWith(own + "."));
  }

  /** Whether it holds something that only this lab has. */
  boolean found() {
    return wanted.stream().anyMatch(file -> file.telling() && names.containsKey(file.name()));
  }

  /** Whether somebody worked on it: a file differs from the starter. */
  boolean touched() {
    Map<String, Path> files = files();
    return found()
        && wanted.stream()
            .filter(file -> files.containsKey(file.name()))
            .anyMatch(file -> !file.isStarter(files.get(file.name())));
  }

  /** The names of what the lab's starter has to stand in for. */
  List<String> missing() {
    return wanted.stream()
        .map(Wanted::name)
        .filter(name -> !names.containsKey(name))
        .toList();
  }

  /** Sources beside those that are taken, or in the lab's folder, that are neither taken nor the course's. */
  List<String> leftOut() {
    Set<String> folders = folders();
    Set<String> given = given();
    Set<String> taken = Set.copyOf(added.values());
    return material.others().stream()
        .filter(name -> !taken.contains(name))
        .filter(name -> folders.contains(name.substring(0, slash(name)))
            || root.filter(name::startsWith).isPresent())
        .map(name -> name.substring(slash(name)))
        .filter(name -> !given.contains(name))
        .distinct()
        .toList();
  }

  /** The folders in which the sources that are taken were found. */
  private Set<String> folders() {
    return names.entrySet().stream()
        .filter(file -> file.getKey().endsWith(".java"))
        .map(file -> file.getValue().substring(0, slash(file.getValue())))
        .collect(Collectors.toSet());
  }

  private Set<String> given() {
    try (Stream<Path> files = Files.walk(lab.folder().resolve("src/main"))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (NoSuchFileException e) {
      return Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + lab.folder(), e);
    }
  }

  /** Where the last part of a name begins. */
  private static int slash(String name) {
    return name.lastIndexOf('/') + 1;
  }

  /** Why this cannot be checked; empty if it can. */
  String problem() {
    if (!problem.isEmpty()) {
      return problem;
    }
    return names.values().stream()
        .filter(material.refused()::containsKey)
        .map(name -> name + " " + material.refused().get(name))
        .findFirst()
        .orElse("");
  }

  /** Of a hand-in that holds nothing of the lab: the first source that is of another package. */
  Optional<String> otherPackage() {
    return otherPackage;
  }

  private Optional<String> foreign() {
    return wanted.stream()
        .flatMap(file -> material.files().keySet().stream()
            .flatMap(name -> file.otherPackage(name, material.text(name)).stream()))
        .findFirst();
  }

  /** The files that are wanted, for a message. */
  String wanted() {
    return wanted.stream().map(Wanted::name).collect(Collectors.joining(", "));
  }

  private void inPlace() {
    Map<String, Map<String, String>> roots = new TreeMap<>();
    for (Wanted file : wanted) {
      all()
          .forEach(found -> file.root(found)
              .ifPresent(root ->
                  roots.computeIfAbsent(root, any -> new TreeMap<>()).put(file.name(), found)));
    }
    List<Map.Entry<String, Map<String, String>>> best = roots.entrySet().stream()
        .filter(root -> telling(root.getKey(), root.getValue()))
        .sorted(Comparator.comparing(Selection::rank).thenComparing(Map.Entry::getKey))
        .toList();
    if (!best.isEmpty()) {
      names.putAll(best.get(0).getValue());
      root = Optional.of(best.get(0).getKey());
      best.stream()
          .skip(1)
          .findFirst()
          .filter(other -> ties(best.get(0), other))
          .ifPresent(other -> problem = "holds " + lab.id() + " twice, and they differ: in "
              + folder(best.get(0).getKey()) + " and in " + folder(other.getKey()));
    }
  }

  private boolean telling(String root, Map<String, String> files) {
    return root.endsWith(lab.id() + "/")
        || wanted.stream().anyMatch(file -> file.telling() && files.containsKey(file.name()));
  }

  /** The most files first, then what is no answer of the course, then what lies higher. */
  private static String rank(Map.Entry<String, Map<String, String>> root) {
    return "%04d %s %04d"
        .formatted(9999 - root.getValue().size(), aside(root.getKey()), depth(root.getKey()));
  }

  private boolean ties(
      Map.Entry<String, Map<String, String>> one, Map.Entry<String, Map<String, String>> other) {
    return rank(one).equals(rank(other))
        && one.getValue().keySet().stream()
            .anyMatch(name -> !same(one.getValue().get(name), other.getValue().get(name)));
  }

  private void elsewhere() {
    for (Wanted file : wanted) {
      if (!names.containsKey(file.name())) {
        elsewhere(file);
      }
    }
  }

  private void elsewhere(Wanted file) {
    List<String> fitting = all()
        .filter(found -> !names.containsValue(found))
        .filter(found ->
            file.fits(found, material.files().containsKey(found) ? material.text(found) : ""))
        .sorted(Comparator.comparing((String found) -> aside(found))
            .thenComparing(Selection::depth)
            .thenComparing(found -> found))
        .toList();
    if (fitting.isEmpty() || !file.telling() && !names.isEmpty() && fitting.size() > 1) {
      return;
    }
    String first = fitting.get(0);
    names.put(file.name(), first);
    fitting.stream()
        .skip(1)
        .filter(other -> aside(other).equals(aside(first)) && depth(other) == depth(first))
        .filter(other -> !same(first, other))
        .findFirst()
        .ifPresent(other -> problem =
            "holds " + file.last() + " twice, and they differ: " + first + " and " + other);
  }

  private Stream<String> all() {
    return Stream.concat(material.files().keySet().stream(), material.refused().keySet().stream())
        .distinct();
  }

  private boolean same(String one, String other) {
    try {
      return material.files().containsKey(one)
          && material.files().containsKey(other)
          && Files.mismatch(material.files().get(one), material.files().get(other)) < 0;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot compare the copies of " + one + " and " + other, e);
    }
  }

  /** Answers that came with the course, and what was made, come last. */
  private static String aside(String name) {
    String whole = "/" + name;
    return Stream.of("/solutions/", "/target/", "/.lab/").anyMatch(whole::contains) ? "aside" : "";
  }

  private static int depth(String name) {
    return name.split("/").length;
  }

  private static String folder(String root) {
    return root.isEmpty() ? "its folder itself" : root;
  }
}
