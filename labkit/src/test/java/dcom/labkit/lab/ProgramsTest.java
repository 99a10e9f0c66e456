package dcom.labkit.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramsTest {
  @TempDir
  private Path folder;

  @Test
  void filesOfTheFolderGoByTheirWholePathSinceProgramsWorkElsewhere() throws IOException {
    Files.writeString(folder.resolve("server.py"), "");
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(folder.resolve("bin/start"), "");

    assertThat(made("python3", "server.py", "-p", "0"))
        .containsExactly("python3", folder.resolve("server.py").toString(), "-p", "0");
    assertThat(made("bin/start", "{made}/x"))
        .containsExactly(folder.resolve("bin/start").toString(), folder.resolve("made") + "/x");
  }

  private List<String> made(String... command) {
    Program.Other program = new Program.Other("server", List.of(), List.of(command));
    return Programs.make(program, folder, folder.resolve("made"));
  }

  @Test
  void packsTheClassesIntoOneJar() throws IOException {
    Path jar = folder.resolve("made/echo.jar");

    Programs.compile(List.of(source("class Echo { class Inner {} }")), List.of(), jar);

    try (JarFile made = new JarFile(jar.toFile())) {
      assertThat(made.stream().map(Object::toString).collect(Collectors.toSet()))
          .contains("Echo.class", "Echo$Inner.class");
    }
  }

  @Test
  void compilesAgainOnlyWhatChanged() throws IOException {
    Path jar = folder.resolve("echo.jar");
    Programs.compile(List.of(source("class Echo {}")), List.of(), jar);
    FileTime longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(jar, longAgo);

    Programs.compile(List.of(source("class Echo {}")), List.of(), jar);
    assertThat(Files.getLastModifiedTime(jar)).isEqualTo(longAgo);

    Programs.compile(List.of(source("class Echo { int more; }")), List.of(), jar);
    assertThat(Files.getLastModifiedTime(jar)).isGreaterThan(longAgo);
  }

  @Test
  void showsTheCompilersFirstErrorWithItsLineAndACaret() throws IOException {
    Path source = source("class Echo {\n  int size = \"long\";\n  Nothing none;\n}\n");

    assertThatThrownBy(
            () -> Programs.compile(List.of(source), List.of(), folder.resolve("echo.jar")))
        .isInstanceOf(DoesNotCompile.class)
        .hasMessageContaining("Echo.java:3: error: cannot find symbol")
        .hasMessageContaining("  Nothing none;\n  ^")
        .hasMessageEndingWith("(and 1 more)");
    assertThat(folder.resolve("echo.jar")).doesNotExist();
  }

  @Test
  void aClassWhoseNameNoJarTakesDoesNotCompile() throws IOException {
    Path source = source("class Echo { class " + "a".repeat(65_525) + " {} }");

    assertThatThrownBy(
            () -> Programs.compile(List.of(source), List.of(), folder.resolve("echo.jar")))
        .isInstanceOf(DoesNotCompile.class)
        .hasMessageContaining("name of a class is too long: Echo$aaa");
  }

  @Test
  void whatTheCompilerQuotesCanBeShown() throws IOException {
    String line =
        "/* \u001b]52;c;AAAA\u0007 \u202e */ Nothing none; /* " + "x".repeat(10_000) + " */";
    Path source = source("class Echo {\n" + line + "\n}\n");

    assertThatThrownBy(
            () -> Programs.compile(List.of(source), List.of(), folder.resolve("echo.jar")))
        .hasMessageContaining("<ESC>]52;c;AAAA<U+0007> <U+202E> */ Nothing none")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1_500));
  }

  @Test
  void aRunThatLastsIsCompiledAsJavaAlwaysDoes() {
    Libraries none = new Libraries(List.of(), folder.resolve("none.jsa"));
    List<String> words = JavaCommand.words(none, folder.resolve("echo.jar"), "Echo");
    Command brief = new Command("echo", words, "./lab run echo", Map.of(), folder);

    assertThat(brief.words()).contains("-XX:TieredStopAtLevel=1");
    assertThat(brief.lasting().words())
        .startsWith(JavaCommand.java())
        .endsWith("Echo")
        .noneMatch(word -> word.contains("Tiered") || word.contains("Compile"));
  }

  @Test
  void anUnknownNameOffersTheNearest() {
    assertThat(
            new NoSuchLab("lab", "onenod", List.of("onenode", "logger"), "./lab lists all labs."))
        .hasMessage("There is no lab 'onenod'. Did you mean onenode? ./lab lists all labs.");
    assertThat(new NoSuchLab("lab", "xyz", List.of("onenode", "logger"), "./lab lists all labs."))
        .hasMessage("There is no lab 'xyz'. There are: onenode, logger. ./lab lists all labs.");
  }

  private Path source(String text) throws IOException {
    Path file = folder.resolve("Echo.java");
    Files.writeString(file, text);
    return file;
  }
}
