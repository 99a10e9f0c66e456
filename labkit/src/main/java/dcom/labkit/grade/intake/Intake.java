package dcom.labkit.grade.intake;

import dcom.labkit.grade.Submission;
import dcom.labkit.grade.intake.HandIn.Trouble;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.report.Legible;
import dcom.labkit.terminal.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Takes submissions in: finds whose they are, which lab they are of, and the files that its manifest
 * lets students change. Nothing else is taken. What cannot be taken is a submission with a problem.
 */
public final class Intake {
  /** No problem and no remark is longer, in characters. */
  private static final int LONGEST = 2_000;

  private final Course course;
  private final Limits limits;
  private final LongSupplier nanos;
  private final List<Wanted> wanted = new ArrayList<>();

  /** For the labs of one course. */
  public Intake(Course course) {
    this(course, Limits.DEFAULT, System::nanoTime);
  }

  Intake(Course course, Limits limits, LongSupplier nanos) {
    this.course = course;
    this.limits = limits;
    this.nanos = nanos;
    List<String> names =
        course.labs().stream().flatMap(lab -> lab.manifest().files().stream()).toList();
    for (Lab lab : course.labs()) {
      lab.manifest().files().forEach(name -> {
        boolean telling = names.stream().filter(name::equals).count() == 1 && name.contains("/");
        wanted.add(new Wanted(lab, name, telling));
      });
    }
  }

  /**
   * What was taken in.
   *
   * @param lab the lab that all are graded for
   * @param submissions in the order of the students' names
   * @param ignored the names of what is nobody's submission
   */
  public record Taken(Lab lab, List<Submission> submissions, List<String> ignored) {}

  /**
   * A hand-in and what was found in it.
   *
   * @param labs those that somebody worked on; if on none, those that are there
   * @param problem why it could not be read at all; mostly empty
   */
  private record Found(
      HandIn handIn,
      Material material,
      List<Selection> selections,
      List<Lab> labs,
      String problem) {
    Selection of(Lab lab) {
      return selections.stream()
          .filter(one -> one.lab().equals(lab))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * Takes submissions in.
   *
   * @param from the folder or the archive that holds them
   * @param named the lab's name; empty to find it out
   * @param to a new folder; each submission gets one in it, by {@link Submission#folder}, with a
   *     folder {@code files}
   * @throws NoSubmissions if there is none
   * @throws NoLabFound if nobody says which lab
   * @throws NoRoom if the disk is full
   */
  public Taken take(Path from, Optional<String> named, Path to) {
    Optional<Lab> lab = named.map(course::lab);
    try (Scratch scratch = Scratch.open("lab-intake-")) {
      Roll roll = roll(from, scratch.folder().resolve("all"));
      if (roll.handIns().isEmpty()) {
        throw new NoSubmissions(from + " holds no submissions: a folder or an archive (zip, tar,"
            + " tar.gz) for each student, or what Canvas or Moodle exports");
      }
      List<Found> found = new ArrayList<>();
      for (HandIn handIn : roll.handIns()) {
        found.add(found(handIn, scratch.folder().resolve("" + found.size())));
      }
      Lab of = lab.orElseGet(() -> Guess.of(found.stream().map(Found::labs).toList()));
      return new Taken(of, taken(found, of, to), roll.ignored());
    }
  }

  /** Lays out a submission in which nothing was done. */
  public static Path starter(Lab lab, Path files) {
    lay(lab, Map.of(), make(files));
    return files;
  }

  private static Roll roll(Path from, Path scratch) {
    if (Files.isDirectory(from)) {
      return Roll.of(from, List.of());
    } else if (!Files.isRegularFile(from)) {
      throw new NoSubmissions("There is no " + from + ".");
    }
    try {
      List<Trouble> troubles = Whole.unpack(from, scratch);
      return Roll.of(scratch, troubles);
    } catch (Unreadable | ReadingTime.Over e) {
      throw new NoSubmissions(from + " " + e.getMessage());
    }
  }

  /** What goes wrong while one hand-in is read is that hand-in's problem, and no other's. */
  private Found found(HandIn handIn, Path copies) {
    return OneByOne.guard(
        () -> handIn.problem().isEmpty() ? read(handIn, copies) : unread(handIn, handIn.problem()),
        problem -> unread(handIn, problem));
  }

  private Found read(HandIn handIn, Path copies) {
    Set<String> names = wanted.stream().map(Wanted::last).collect(Collectors.toSet());
    ReadingTime time = new ReadingTime(limits.time(), nanos);
    Material material = Material.of(handIn, names, this::isGiven, limits, time, make(copies));
    List<Selection> selections = selections(material);
    return new Found(handIn, material, selections, labs(selections), "");
  }

  /** Whether the course has a file where this one lies, or would lie if its first folders were left out. */
  private boolean isGiven(String name) {
    for (String rest = name; rest.contains("/"); rest = rest.substring(rest.indexOf('/') + 1)) {
      if (Files.isRegularFile(course.root().resolve(rest))) {
        return true;
      }
    }
    return false;
  }

  private Found unread(HandIn handIn, String problem) {
    Material nothing = Material.none(new ReadingTime(limits.time(), nanos));
    return new Found(handIn, nothing, selections(nothing), List.of(), problem);
  }

  private List<Selection> selections(Material material) {
    return course.labs().stream()
        .map(lab -> Selection.of(lab, wanted, material))
        .toList();
  }

  private static List<Lab> labs(List<Selection> selections) {
    List<Lab> touched =
        selections.stream().filter(Selection::touched).map(Selection::lab).toList();
    return touched.isEmpty()
        ? selections.stream().filter(Selection::found).map(Selection::lab).toList()
        : touched;
  }

  private static List<Submission> taken(List<Found> all, Lab lab, Path to) {
    Set<String> folders = new HashSet<>();
    List<Submission> submissions = new ArrayList<>();
    for (Found found : all) {
      String folder = FolderName.of(found.handIn().student(), folders);
      submissions.add(taken(found, lab, folder, make(to.resolve(folder).resolve("files"))));
    }
    return submissions;
  }

  private static Submission taken(Found found, Lab lab, String folder, Path files) {
    Selection selection = found.of(lab);
    String problem = OneByOne.guard(() -> problem(found, selection), trouble -> trouble);
    if (problem.isEmpty()) {
      lay(lab, selection.files(), files);
    }
    return new Submission(
        found.handIn().student(),
        found.handIn().keys(),
        folder,
        Legible.brief(problem, LONGEST),
        problem.isEmpty() ? Legible.brief(remark(found, selection), LONGEST) : "",
        Contents.fingerprint(files));
  }

  /** What was handed in, and for the rest what the starter has. */
  private static void lay(Lab lab, Map<String, Path> taken, Path files) {
    Set<String> names = new TreeSet<>(lab.manifest().files());
    names.addAll(taken.keySet());
    for (String name : names) {
      Path starter = lab.folder().resolve(name);
      Path source = taken.getOrDefault(name, starter);
      Path file = files.resolve(name);
      try (InputStream content = Files.newInputStream(source)) {
        Files.createDirectories(file.getParent());
        Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        if (!file.toFile().setExecutable(Files.isExecutable(starter))) {
          throw new IOException("cannot make it executable");
        }
      } catch (IOException e) {
        throw NoRoom.is(file, e)
            ? new NoRoom(file, e)
            : new UncheckedIOException("cannot copy " + source + " to " + file, e);
      }
    }
  }

  private static String problem(Found found, Selection selection) {
    Material material = found.material();
    if (!found.problem().isEmpty()) {
      return found.problem();
    } else if (!selection.problem().isEmpty()) {
      return selection.problem();
    } else if (selection.found()) {
      return "";
    } else if (!material.problems().isEmpty()) {
      return material.problems().get(0);
    } else if (material.empty()) {
      return "is empty";
    } else if (!found.labs().isEmpty()) {
      return "holds " + names(found.labs()) + ", not " + selection.lab().id();
    }
    return selection
        .otherPackage()
        .orElseGet(() -> "holds no file of " + selection.lab().id() + "; expected "
            + selection.wanted() + "; found " + String.join("; ", found(material)));
  }

  private static List<String> found(Material material) {
    List<String> found = new ArrayList<>(List.of(material.shown()));
    found.addAll(material.notes());
    return found;
  }

  private static String remark(Found found, Selection selection) {
    List<String> remarks = new ArrayList<>();
    if (!found.handIn().remark().isEmpty()) {
      remarks.add(found.handIn().remark());
    }
    if (!selection.missing().isEmpty()) {
      remarks.add("the starter's own in place of " + String.join(", ", selection.missing()));
    }
    remarks.addAll(selection.mistaken());
    if (!selection.added().isEmpty()) {
      remarks.add("with classes of their own: "
          + selection.added().stream()
              .map(name -> name.substring(name.lastIndexOf('/') + 1))
              .collect(Collectors.joining(", ")));
    }
    if (!selection.leftOut().isEmpty()) {
      remarks.add("not taken, because it is not among the programs' sources: "
          + String.join(", ", selection.leftOut()));
    }
    List<Lab> others =
        found.labs().stream().filter(lab -> !lab.equals(selection.lab())).toList();
    if (!others.isEmpty()) {
      remarks.add("also holds " + names(others) + ", which is not graded here");
    }
    remarks.addAll(found.material().problems());
    remarks.addAll(found.material().notes());
    return String.join("; ", remarks);
  }

  private static String names(List<Lab> labs) {
    return labs.stream().map(Lab::id).collect(Collectors.joining(", "));
  }

  private static Path make(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw NoRoom.or(folder, e);
    }
  }
}
