package dcom.labkit.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Makes the class-data archive of a lab's libraries (JEP 310): programs are run once while they
 * record which classes they load, and the archive holds those of the JDK and of the libraries, never
 * the lab's own. Any program of the lab then starts quicker, whatever a student writes.
 */
public final class ClassData implements AutoCloseable {
  private final Lab lab;
  private final Path folder;
  private final AtomicInteger recordings = new AtomicInteger();

  /** For one lab; closing removes what was recorded. */
  public ClassData(Lab lab) throws IOException {
    this.lab = lab;
    this.folder = Files.createTempDirectory("class-data");
  }

  /** The same programs, recording what they load; they must end by themselves or by a signal. */
  public Function<String, Command> recording(Function<String, Command> programs) {
    return name -> recording(programs.apply(name));
  }

  private Command recording(Command command) {
    List<String> words = new ArrayList<>(command.words());
    words.removeIf(word -> word.startsWith("-XX:SharedArchiveFile"));
    words.add(
        1, "-XX:DumpLoadedClassList=" + folder.resolve(recordings.incrementAndGet() + ".classes"));
    return command.withWords(words);
  }

  /** Writes the archive; without a recording there is none, and programs start as they are. */
  public void write() throws IOException {
    Path list = list(lab);
    Files.write(list, classes());
    write(lab, list);
  }

  /** Where the names of a lab's recorded classes are kept; it need not be there. */
  public static Path list(Lab lab) {
    return lab.folder().resolve("target/lab/libraries.classes");
  }

  /** The same in a students' copy, which has no answers to record; it need not be there. */
  public static Path given(Lab lab) {
    return lab.course().root().resolve("labkit/starts").resolve(lab.id() + ".classes");
  }

  /** Writes the archive of classes that were recorded elsewhere: in a course with the answers. */
  public static void write(Lab lab, Path list) throws IOException {
    Libraries libraries = Libraries.of(lab);
    String jars = JavaCommand.classPath(libraries.jars());
    List<String> words = List.of(
        JavaCommand.java(),
        "-Xshare:dump",
        "-XX:SharedClassListFile=" + list,
        "-XX:SharedArchiveFile=" + libraries.archive(),
        "-cp",
        jars);
    Process dump = ProcessStarts.start(new ProcessBuilder(words)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD));
    try {
      if (dump.waitFor() != 0) {
        Files.deleteIfExists(libraries.archive());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      dump.destroyForcibly();
    }
  }

  private Set<String> classes() throws IOException {
    Set<String> classes = new LinkedHashSet<>();
    try (Stream<Path> recorded = Files.list(folder)) {
      for (Path recording : recorded.sorted().toList()) {
        Files.readAllLines(recording).stream()
            .filter(line -> !line.contains("dcom/"))
            .forEach(classes::add);
      }
    }
    return classes;
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + folder, e);
    }
  }
}
