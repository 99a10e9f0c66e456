package dcom.labkit.handout;

import dcom.labkit.lab.ClassData;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Starter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A students' copy of a course: what git tracks, as it stands in the course's folder, without what
 * students must not have. Files that students change are their starters again, whatever stands there
 * now. The copy is a repository of its own with one commit, in which {@code reset} finds the starters.
 *
 * @param folder where it is
 * @param files how many files it has
 * @param leftOut what it has not, by reason
 * @param restored the files whose starters took the place of something else
 */
public record Handout(
    Path folder, int files, Map<String, List<String>> leftOut, List<String> restored) {
  private static final String MESSAGE = "The course as it is handed out";

  /** Whether a copy can be made there: nothing is there yet. */
  public static boolean canGoTo(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    } catch (NotDirectoryException e) {
      return false;
    }
  }

  /** Makes a copy in a new or an empty folder; leaves nothing there if that does not succeed. */
  public static Handout make(Course course, Path folder) throws IOException, InterruptedException {
    if (!canGoTo(folder)) {
      throw new IllegalArgumentException(folder + " is not empty");
    }
    Map<String, byte[]> files = read(course);
    List<String> restored = restore(course, files);
    Map<String, List<String>> leftOut = LeftOut.of(texts(files));
    files.keySet().removeAll(LeftOut.files(leftOut));
    addStarts(course, files);
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        write(course, folder, file.getKey(), adapted(file, files));
      }
      new Git(folder).commitAll(MESSAGE);
    } catch (IOException | InterruptedException | RuntimeException e) {
      clear(folder);
      throw e;
    }
    restored.removeIf(file -> !files.containsKey(file));
    return new Handout(folder, files.size(), leftOut, restored);
  }

  /** What was made, what was left out, and what to type next. */
  public List<String> text() {
    List<String> lines = new ArrayList<>();
    lines.add("The students' copy is in " + folder + ": " + files + " files, one commit.");
    lines.add("");
    lines.add("Left out:");
    leftOut.forEach((reason, names) -> {
      String places =
          names.stream().map(LeftOut::place).distinct().collect(Collectors.joining(", "));
      lines.add("  %4d files  %s: %s".formatted(names.size(), reason, places));
    });
    if (!restored.isEmpty()) {
      lines.add("");
      lines.add("Starters in place of what stands in your folder now:");
      restored.forEach(file -> lines.add("  " + file));
    }
    lines.add("");
    lines.add("Look at it as a student would: cd " + folder + " && ./lab");
    return lines;
  }

  private static Map<String, byte[]> read(Course course) throws IOException, InterruptedException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (String name : new Git(course.root()).tracked()) {
      Path file = course.root().resolve(name);
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new IllegalStateException("git tracks " + name
            + ", which is not a file here; to have it again: git restore " + name);
      }
      files.put(name, Files.readAllBytes(file));
    }
    return files;
  }

  private static List<String> restore(Course course, Map<String, byte[]> files)
      throws IOException, InterruptedException {
    List<String> restored = new ArrayList<>();
    for (Lab lab : course.labs()) {
      for (Map.Entry<String, byte[]> starter : Starter.of(lab).entrySet()) {
        String name = lab.path().resolve(starter.getKey()).toString();
        byte[] before = files.put(name, starter.getValue());
        if (!java.util.Arrays.equals(before, starter.getValue())) {
          restored.add(name);
        }
      }
    }
    return restored;
  }

  /** Without answers nobody can record what programs load: the names of the libraries' classes. */
  private static void addStarts(Course course, Map<String, byte[]> files) throws IOException {
    for (Lab lab : course.labs()) {
      Path list = ClassData.list(lab);
      if (Files.exists(list)) {
        String name = course.root().relativize(ClassData.given(lab)).toString();
        files.put(name, Files.readAllBytes(list));
      }
    }
  }

  private static Map<String, String> texts(Map<String, byte[]> files) {
    Map<String, String> texts = new LinkedHashMap<>();
    files.forEach((name, bytes) -> texts.put(name, new String(bytes, StandardCharsets.UTF_8)));
    return texts;
  }

  private static byte[] adapted(Map.Entry<String, byte[]> file, Map<String, byte[]> files) {
    if (!ForStudents.marked(file.getKey())) {
      return file.getValue();
    }
    String text = new String(file.getValue(), StandardCharsets.UTF_8);
    return ForStudents.text(text, files.keySet()).getBytes(StandardCharsets.UTF_8);
  }

  /** The same permissions as in the course. */
  private static void write(Course course, Path folder, String name, byte[] bytes)
      throws IOException {
    Path copy = folder.resolve(name);
    Files.createDirectories(copy.getParent());
    Path original = course.root().resolve(name);
    if (Files.exists(original)) {
      Files.copy(original, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }
    Files.write(copy, bytes);
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(Handout::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + file, e);
    }
  }
}
