package dcom.course;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.cell.Cells;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.WrongProgram;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small class hands in onenode: the table that the README shows is the one that comes out. */
@Tag("proof")
class GradeTest {
  private static final Course COURSE = Course.around(Path.of(""));
  private static final Lab LAB = COURSE.lab("onenode");
  private static final String SOURCES = "src/main/java/dcom/onenode/";

  @TempDir
  private Path folder;

  private Path submissions;

  @Test
  void theReadmeShowsWhatComesOut() throws Exception {
    submissions = Files.createDirectory(folder.resolve("submissions"));
    copy(LAB.answer(), "Ann Ash/onenode", LAB.manifest().files());
    addClass("Ann Ash/onenode");
    zip("Bo Berg.zip", "no-flush");
    copy(LAB.answer(), "Deniz Çelik", LAB.manifest().files());
    copy(wrong("byte-array"), "Deniz Çelik/", List.of("dcom/onenode/Subscriber.java"));
    Files.move(
        submissions.resolve("Deniz Çelik/dcom/onenode/Subscriber.java"),
        submissions.resolve("Deniz Çelik/" + SOURCES + "Subscriber.java"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    copy(LAB.answer(), "Eve Ek", LAB.manifest().files());
    Files.writeString(submissions.resolve("Eve Ek/" + SOURCES + "Publisher.java"), """
        package dcom.onenode;

        class Publisher {
          int published = 0
        }
        """);
    copy(LAB.folder(), "Finn Falk", LAB.manifest().files());
    Files.createDirectories(submissions.resolve("Gil Gray"));

    String said = grade();

    assertThat(said.lines().map(GradeTest::withoutSecondRuns).toList()).containsAll(table());
  }

  /** A busy machine may have made a check run twice: then the grade says so, and counts. */
  private static String withoutSecondRuns(String row) {
    return row.replaceFirst(" +Passed only when run once more: .*", "");
  }

  private static List<String> table() throws IOException {
    String readme = Files.readString(COURSE.root().resolve("README.md"));
    List<String> rows = readme
        .lines()
        .dropWhile(line -> !line.startsWith("student "))
        .takeWhile(line -> !line.startsWith("Grades and evidence"))
        .filter(line -> !line.isBlank())
        .toList();
    assertThat(rows).hasSizeGreaterThan(6);
    return rows;
  }

  private String grade() throws Exception {
    List<String> words = new ArrayList<>(
        List.of(COURSE.root().resolve("lab").toString(), "grade", submissions.toString()));
    if (Cells.ofThisMachine().cell().isEmpty()) {
      words.add("--no-cell");
    }
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("LAB_AS_BUILT", "1");
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said;
  }

  /** The publisher prints by a class that no lab names. */
  private void addClass(String student) throws IOException {
    Path sources = submissions.resolve(student).resolve(SOURCES);
    Path publisher = sources.resolve("Publisher.java");
    String text = Files.readString(publisher);
    assertThat(text).contains("System.out.println(");
    Files.writeString(
        publisher, text.replace("System.out.println(", "dcom.onenode.text.Say.line("));
    Files.createDirectories(sources.resolve("text"));
    Files.writeString(sources.resolve("text/Say.java"), """
        package dcom.onenode.text;

        public final class Say {
          public static void line(String text) {
            System.out.println(text);
          }
        }
        """);
  }

  private static Path wrong(String name) {
    return new WrongProgram(LAB, name).subject().folder();
  }

  private void copy(Path from, String student, List<String> files) throws IOException {
    for (String file : files) {
      Path copy = submissions.resolve(student).resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(from.resolve(file), copy);
    }
  }

  /** A wrong program's files, and for the rest the answer's, as an archive of sources alone. */
  private void zip(String name, String mistake) throws IOException {
    try (OutputStream file = Files.newOutputStream(submissions.resolve(name));
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (String source : LAB.manifest().files()) {
        String own = source.replaceFirst("^src/main/java/", "");
        Path first = Stream.of(wrong(mistake).resolve(own), LAB.answer().resolve(source))
            .filter(Files::exists)
            .findFirst()
            .orElseThrow();
        zip.putNextEntry(new ZipEntry(own));
        Files.copy(first, zip);
      }
    }
  }
}
