package dcom.course;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.handout.Handout;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Starter;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.ReportFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The students' copy of this course: it has no answer in it, and it builds and tests itself.
 */
@Execution(ExecutionMode.SAME_THREAD)
class HandoutTest {
  /** Shorter lines are anybody's. */
  private static final int TELLING = 25;

  /** So many long lines the kit may share with an answer by chance, in one file. */
  private static final int CHANCE = 3;

  private static final int LONG = 45;

  /** What students do not have, and the marks around it. */
  private static final List<String> ABSENT = List.of(
      "solutions/",
      "`solutions`",
      "CONTRIBUTING",
      "./lab dev",
      "./lab handout",
      "./lab grade",
      "<!-- staff",
      "<!-- students");

  /** A link in Markdown to a file of the course. */
  private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)(?:#[^)]*)?\\)");

  private static final Course COURSE = Course.around(Path.of(""));

  @TempDir
  private static Path folder;

  private static Path copy;

  @BeforeAll
  static void make() throws Exception {
    copy = folder.resolve("course");
    Handout.make(COURSE, copy);
  }

  @Test
  void hasNoFileOfAnAnswerAndNoCommandForStaff() throws IOException {
    assertThat(texts().keySet())
        .contains("lab", "README.md", "onenode/src/main/java/dcom/onenode/Publisher.java")
        .noneMatch(name -> name.startsWith("solutions"))
        .noneMatch(name -> name.contains("attack"))
        .noneMatch(name -> name.contains("/wrong/") || name.contains("/right/"))
        .noneMatch(name -> name.contains("StaffCommand") && name.contains("META-INF"))
        .noneMatch(name -> name.matches(".*/cli/(Grade|Handout|Dev|Judge|Lint)Command.java"));
  }

  @Test
  void saysNothingOfWhatItDoesNotHave() throws IOException {
    texts().forEach((name, text) -> {
      if (name.endsWith(".md") || name.endsWith("pom.xml")) {
        assertThat(ABSENT.stream().filter(text::contains))
            .as("what %s speaks of", name)
            .isEmpty();
      }
    });
  }

  @Test
  void everyLinkLeadsToSomethingThatIsThere() throws IOException {
    texts().forEach((name, text) -> {
      if (name.endsWith(".md")) {
        Path folder = copy.resolve(name).getParent();
        LINK.matcher(text)
            .results()
            .forEach(link -> assertThat(folder.resolve(link.group(1))).as(name).exists());
      }
    });
  }

  /**
   * Hints and READMEs may quote an answer; checks may do what an answer does; and a later lab's starter
   * begins where an earlier lab's answer ends.
   */
  @Test
  void hasNoLineThatOnlyAnAnswerHas() throws Exception {
    Map<String, String> texts = texts();
    for (Lab lab : COURSE.labs()) {
      Set<String> telling = telling(lab);
      assertThat(telling).as("telling lines of " + lab.id()).hasSizeGreaterThan(10);
      texts.forEach((name, text) -> {
        boolean own = name.startsWith(lab.path() + "/src/main") || name.endsWith("answers.yaml");
        if (own || name.startsWith("labkit/")) {
          Set<String> told = new HashSet<>(telling);
          told.removeIf(line -> !own && line.length() < LONG);
          told.retainAll(lines(text));
          assertThat(told)
              .as("lines of %s's answers in %s", lab.id(), name)
              .hasSizeLessThanOrEqualTo(own ? 0 : CHANCE);
        }
      });
    }
  }

  /** A kit that is installed where all copies look for theirs would judge in all of them. */
  @Test
  void buildsAndInstallsNothing() throws Exception {
    Path installed = Path.of(System.getProperty("localRepository"), "dcom");
    FileTime start = FileTime.from(Instant.now());

    maven("-DskipTests");

    if (Files.exists(installed)) {
      try (Stream<Path> all = Files.walk(installed)) {
        assertThat(all.filter(Files::isRegularFile))
            .noneMatch(file -> lastModified(file).compareTo(start) > 0);
      }
    }
    assertThat(copy.resolve("labkit/target/labkit.jar")).exists();
    for (Lab lab : new Course(copy).labs()) {
      assertThat(lab.folder().resolve("target/lab/libraries")).exists();
    }
  }

  @Test
  @Tag("proof")
  void testsItself() throws Exception {
    maven("-Dlab.strict=false");

    for (Lab lab : new Course(copy).labs()) {
      assertThat(ReportFile.read(lab.report()))
          .as(lab.id() + " was checked")
          .get()
          .satisfies(report -> assertThat(report.state()).isEqualTo("not started"));
    }
  }

  private static FileTime lastModified(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void maven(String option) throws IOException, InterruptedException {
    ProcessBuilder maven = new ProcessBuilder(
            "mvn", "-o", "-q", "-B", "-Dspotless.check.skip", option, "test")
        .directory(copy.toFile())
        .redirectErrorStream(true);
    maven.environment().keySet().removeIf(name -> name.startsWith("LAB_"));
    Process build = maven.start();
    String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(build.waitFor()).as(said).isZero();
  }

  /** The lines of all programs in solutions that no starter has. */
  private static Set<String> telling(Lab lab) throws IOException, InterruptedException {
    Set<String> telling = new HashSet<>();
    Stream.of(
            Stream.of(Subject.answer(lab)),
            Subject.variants(lab, Subject.Kind.RIGHT).stream(),
            Subject.variants(lab, Subject.Kind.WRONG).stream())
        .flatMap(subjects -> subjects)
        .flatMap(subject -> subject.sources().values().stream())
        .filter(file -> !file.toString().contains("generated-sources"))
        .forEach(file -> telling.addAll(lines(read(file))));
    telling.removeIf(line -> line.length() < TELLING || line.startsWith("import "));
    Map<String, byte[]> starter = Starter.of(lab);
    for (byte[] file : starter.values()) {
      telling.removeAll(lines(new String(file, StandardCharsets.UTF_8)));
    }
    // What is given whole is no secret.
    Subject.student(lab).sources().values().stream()
        .filter(file -> !starter.containsKey(lab.folder().relativize(file).toString()))
        .forEach(file -> telling.removeAll(lines(read(file))));
    return telling;
  }

  private static Collection<String> lines(String text) {
    return text.lines().map(String::strip).toList();
  }

  private static Map<String, String> texts() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(copy)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !copy.relativize(file).startsWith(".git"))
          .filter(file -> !file.toString().contains("/target/"))
          .forEach(file -> texts.put(copy.relativize(file).toString(), read(file)));
    }
    return texts;
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
