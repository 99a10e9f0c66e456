package dcom.labkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The start script, in folders of its own; Maven is a script there that copies a kit which was built. */
class StartScriptTest {
  private static final Path KIT = Path.of("target").toAbsolutePath();

  @TempDir
  private Path root;

  @ParameterizedTest
  @ValueSource(strings = {"My Course", "it's", "a$b", "a*b", "Übung 你好", "-n", "a\"b"})
  void worksInAFolderOfAnyName(String name) throws Exception {
    Path course = course(name);

    assertThat(lab(course, Map.of(), "--help")).contains("exit 0", "./lab demo");
    assertThat(course.resolve("labkit/target/labkit.jsa")).isNotEmptyFile();
    assertThat(lab(course, Map.of(), "--help")).doesNotContain("Building", "Preparing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.0_392", "11.0.2", "16"})
  void namesAJavaThatIsTooOld(String version) throws Exception {
    Path java = root.resolve("old java");
    script(java.resolve("bin/java"), "echo 'Unrecognized option: -Xlog:disable'; exit 1");
    Files.writeString(java.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");

    assertThat(lab(course("course"), Map.of("JAVA_HOME", java.toString()), "doctor"))
        .contains("exit 3", "the kit needs 17 or later", java.toString())
        .doesNotContain("Unrecognized");
  }

  @Test
  void asksAJavaThatHasNoFileWithItsVersion() throws Exception {
    Path java = root.resolve("java");
    script(java.resolve("bin/java"), "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2");

    assertThat(lab(course("course"), Map.of("JAVA_HOME", java.toString()), "doctor"))
        .contains("exit 3", "This is Java 11");
  }

  @Test
  void namesAJavaHomeWhereNothingIs() throws Exception {
    assertThat(lab(course("course"), Map.of("JAVA_HOME", "/opt/none"), "doctor"))
        .contains("exit 3", "JAVA_HOME is /opt/none, and no Java is there.");
  }

  @Test
  void buildsOnceThoughASourceIsFromTheFuture() throws Exception {
    Path course = course("course");
    FileTime later = FileTime.from(Instant.now().plus(Duration.ofHours(3)));
    Files.setLastModifiedTime(course.resolve("pom.xml"), later);

    assertThat(lab(course, Map.of(), "--help")).contains("Building the kit");
    assertThat(lab(course, Map.of(), "--help")).doesNotContain("Building the kit");
  }

  @Test
  void saysWhyABuildFailedWhateverMavenPutBeforeIt() throws Exception {
    Path course = course("course");
    script(
        root.resolve("bin/mvn"),
        "printf '\\033[0m\\033[0m[ERROR] No room left\\n[ERROR] \\n[ERROR]\\n'; exit 1");

    assertThat(lab(course, Map.of(), "--help"))
        .contains("exit 3", "[ERROR] No room left", "labkit/target/build.log");
  }

  @Test
  void showsTheLastWordsOfABuildThatNamesNoError() throws Exception {
    Path course = course("course");
    script(root.resolve("bin/mvn"), "echo The local repository cannot be written; exit 1");

    assertThat(lab(course, Map.of(), "--help"))
        .contains("exit 3", "The local repository cannot be written");
  }

  private Path course(String name) throws IOException {
    Path course = Files.createDirectories(root.resolve(name));
    Files.copy(KIT.resolve("../../lab"), course.resolve("lab"));
    Files.writeString(course.resolve("pom.xml"), "<project/>\n");
    Files.createDirectories(course.resolve("labkit/src"));
    Files.writeString(course.resolve("labkit/pom.xml"), "<project/>\n");
    script(
        root.resolve("bin/mvn"),
        "cp '" + KIT + "/labkit.jar' labkit/target/ && cp -R '" + KIT + "/lib' labkit/target/");
    return course;
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What the script says, and its exit code. */
  private String lab(Path course, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    ProcessBuilder lab = new ProcessBuilder(
            Stream.concat(Stream.of("bash", course.resolve("lab").toString()), Stream.of(args))
                .toList())
        .redirectErrorStream(true);
    lab.environment().keySet().removeIf(name -> name.startsWith("LAB_"));
    lab.environment().put("JAVA_HOME", System.getProperty("java.home"));
    lab.environment()
        .merge("PATH", root.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
    lab.environment().putAll(environment);
    Process process = lab.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return said + "exit " + process.waitFor();
  }
}
