package dcom.labkit.lab;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The command line of a Java program: this same Java, quick to start, UTF-8 everywhere. The jars of
 * the libraries come first, because a class-data archive is used only if the class path begins with
 * what it was made from.
 */
final class JavaCommand {
  /** For programs that live for a moment: what is called a thousand times at most is not compiled. */
  static final List<String> BRIEF =
      List.of("-XX:TieredStopAtLevel=1", "-XX:CompileThresholdScaling=5");

  private static final List<String> QUICK =
      List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xshare:auto");

  /** A newer Java warns on standard error of what libraries do; a student cannot change it. */
  private static final List<String> QUIET =
      List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

  private static final List<String> UTF_8 = List.of(
      "-Dfile.encoding=UTF-8",
      "-Dsun.stdout.encoding=UTF-8",
      "-Dsun.stderr.encoding=UTF-8",
      "-Dstdout.encoding=UTF-8",
      "-Dstderr.encoding=UTF-8");

  private JavaCommand() {}

  static List<String> words(Libraries libraries, Path jar, String main) {
    List<String> words = new ArrayList<>();
    words.add(java());
    words.addAll(BRIEF);
    words.addAll(QUICK);
    words.addAll(UTF_8);
    if (Runtime.version().feature() >= 24) {
      words.addAll(QUIET);
    }
    if (Files.exists(libraries.archive())) {
      words.add("-XX:SharedArchiveFile=" + libraries.archive());
      words.add("-Xlog:disable"); // says nothing of an archive that another Java made
    }
    List<Path> path = new ArrayList<>(libraries.jars());
    path.add(jar);
    words.addAll(List.of("-cp", classPath(path), main));
    return words;
  }

  /** What these words name: this Java, the libraries with their archive, and the jar. */
  static List<Path> files(Libraries libraries, Path jar) {
    List<Path> files = new ArrayList<>(libraries.jars());
    if (Files.exists(libraries.archive())) {
      files.add(libraries.archive());
    }
    files.add(jar);
    files.add(home());
    return files;
  }

  static String java() {
    return home().resolve("bin/java").toString();
  }

  private static Path home() {
    return Path.of(System.getProperty("java.home"));
  }

  static String classPath(List<Path> jars) {
    return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
