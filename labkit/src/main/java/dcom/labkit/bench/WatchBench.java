package dcom.labkit.bench;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * From a save to the verdict on all checks, in a watch of a copy of a lab in which the answer stands;
 * beside {@code mvn test} of the answer, which runs the same checks after the same kind of save.
 */
final class WatchBench {
  private static final int SAVES = 7;
  private static final int BUILDS = 3;
  private static final Duration AT_MOST = Duration.ofMinutes(5);
  private static final Pattern VERDICT = Pattern.compile("(?s)\\[✓.*points.*");
  private static final Pattern LAST = Pattern.compile("a run all.*");

  private final Lab lab;
  private final String main;

  /**
   * For one lab.
   *
   * @param main the name of the class that this kit starts with
   */
  WatchBench(Lab lab, String main) {
    this.lab = lab;
    this.main = main;
  }

  void run(Consumer<Figure> found) {
    double watched = watched();
    found.accept(Figure.seconds(
        "watch: save to verdict, " + lab.id() + ", median of " + SAVES, watched, 1.5));
    Path source = lab.answer().resolve(firstSource());
    double built =
        new StartBench(lab.answer()).median(BUILDS, () -> touch(source), "mvn", "-o", "-q", "test");
    found.accept(Figure.ratio("  beside mvn -o -q test, median of " + BUILDS, built / watched, 5));
  }

  private double watched() {
    try (Terminals terminals =
        new Terminals(name -> watch(lab.course().root()), new Events(), Deadline.in(AT_MOST))) {
      Path copy = terminals.folder().resolve("course");
      Path source = copy(copy);
      Terminal watch = terminals.open(watch(copy));
      verdict(watch);
      double[] sorted = DoubleStream.iterate(1, save -> save + 1)
          .limit(SAVES)
          .map(save -> seconds(source, (int) save, watch))
          .sorted()
          .toArray();
      return sorted[SAVES / 2];
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + lab.id(), e);
    }
  }

  private static double seconds(Path source, int save, Terminal watch) {
    try {
      String text = Files.readString(source);
      long start = System.nanoTime();
      Files.writeString(source, text + "// save " + save + "\n");
      verdict(watch);
      return (System.nanoTime() - start) / 1e9;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save " + source, e);
    }
  }

  private static void verdict(Terminal watch) {
    watch.awaitLine("a verdict", VERDICT).awaitLine("the end of its screen", LAST);
  }

  /** A course of one lab, built already, with the answer's files in it; gives one of its sources. */
  private Path copy(Path root) throws IOException {
    Path folder = root.resolve(lab.path());
    copy(lab.folder(), folder);
    for (String file : lab.manifest().files()) {
      Files.copy(
          Subject.answer(lab).file(file),
          folder.resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.createDirectories(root.resolve("labkit"));
    Files.createFile(root.resolve("lab"));
    return folder.resolve(firstSource());
  }

  private String firstSource() {
    return lab.manifest().files().stream()
        .filter(file -> file.endsWith(".java"))
        .findFirst()
        .orElseThrow();
  }

  /** To Maven a file is saved when it is newer than what was made from it. */
  private static void touch(Path source) {
    try {
      Files.setLastModifiedTime(source, FileTime.from(Instant.now()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot touch " + source, e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  /** This kit, in a process of its own, started as the start script does. */
  private Command watch(Path course) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> words = List.of(
        java,
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Dlab.home=" + course,
        "-cp",
        System.getProperty("java.class.path"),
        main,
        "watch",
        lab.id());
    return new Command("watch", words, "./lab watch " + lab.id(), Map.of(), course);
  }
}
