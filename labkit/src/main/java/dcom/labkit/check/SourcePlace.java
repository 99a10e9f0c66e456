package dcom.labkit.check;

import dcom.labkit.expect.Searched;
import dcom.labkit.lab.Program;
import dcom.labkit.lab.Subject;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where in a program's sources to look, as a path below the course and a line where it is known. */
final class SourcePlace {
  private static final Pattern FRAME = Pattern.compile("\\((\\w+\\.java):(\\d+)\\)");

  /** Imports and documentation. */
  private static final Pattern SKIPPED = Pattern.compile("import .*|\\s*/?\\*.*");

  /** Matches no line. */
  private static final String NOTHING = "(?!)";

  private final Subject subject;
  private final Path main;

  SourcePlace(Subject subject, Program.Main program) {
    this.subject = subject;
    this.main = subject.source(program);
  }

  /** The place for a step where nothing else tells. */
  String of(int step) {
    return lineIn(main, "(TODO|[Ss]tep) " + step + "\\b").orElseGet(() -> shown(main));
  }

  /** The student's own line in a stack trace that the program printed. */
  Optional<String> ofTrace(Terminal terminal) {
    return terminal.lines().stream()
        .map(Line::text)
        .map(FRAME::matcher)
        .filter(Matcher::find)
        .flatMap(frame -> ofFrame(frame.group(1) + ":" + frame.group(2)).stream())
        .findFirst();
  }

  /** The place of {@code File.java:12}, if that is one of the student's files. */
  Optional<String> ofFrame(String frame) {
    String[] parts = frame.split(":");
    return own(parts[0]).map(file -> shown(file) + ":" + parts[1]);
  }

  /** The place that a check or a mistake names: {@code File.java: expression}. */
  Optional<String> ofName(String look) {
    String[] parts = look.split(": ", 2);
    return own(parts[0])
        .map(file -> lineIn(file, parts.length == 2 ? parts[1] : NOTHING).orElse(shown(file)));
  }

  /** Whether a file of this name is one of the student's. */
  boolean isOwn(String name) {
    return own(name).isPresent();
  }

  private Optional<Path> own(String name) {
    return Stream.concat(sources(), others())
        .filter(file -> file.endsWith(name))
        .findFirst();
  }

  /** What a generator made is nobody's to mend. */
  private Stream<Path> sources() {
    return subject.sources().values().stream()
        .filter(source -> !source.toString().contains("generated-sources"));
  }

  /** A student's files that are no sources. */
  private Stream<Path> others() {
    return subject.lab().manifest().files().stream()
        .filter(name -> !name.endsWith(".java"))
        .map(subject::file);
  }

  /** The first line with this in it that does something, or says what is to do. */
  private Optional<String> lineIn(Path file, String mark) {
    Pattern pattern = Pattern.compile(mark);
    List<String> lines = lines(file);
    return IntStream.range(0, lines.size())
        .filter(i -> !SKIPPED.matcher(lines.get(i)).matches())
        .filter(i -> Searched.finds(pattern, lines.get(i)))
        .mapToObj(i -> shown(file) + ":" + (i + 1))
        .findFirst();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  private String shown(Path file) {
    Path root = subject.lab().course().root();
    if (subject.kind() == Subject.Kind.SUBMISSION && file.startsWith(subject.folder())) {
      return subject.lab().path().resolve(subject.folder().relativize(file)).toString();
    }
    return file.startsWith(root) ? root.relativize(file).toString() : file.toString();
  }
}
