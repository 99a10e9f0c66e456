package dcom.labkit.check;

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

/**
 * Where in a program's sources to look: the student's own frame in a stack trace that it printed,
 * otherwise the line that names the step, otherwise the file.
 */
final class SourcePlace {
  private static final Pattern FRAME = Pattern.compile("\\((\\w+\\.java):(\\d+)\\)");

  private final Subject subject;
  private final Path main;

  SourcePlace(Subject subject, Program.Main program) {
    this.subject = subject;
    this.main = subject.source(program);
  }

  String of(Terminal terminal, int step) {
    return frame(terminal).orElseGet(() -> shown(main) + lineOf(step));
  }

  private Optional<String> frame(Terminal terminal) {
    return terminal.lines().stream()
        .map(Line::text)
        .map(FRAME::matcher)
        .filter(Matcher::find)
        .flatMap(
            frame -> own(frame.group(1)).map(file -> shown(file) + ":" + frame.group(2)).stream())
        .findFirst();
  }

  private Optional<Path> own(String name) {
    return subject.sources().values().stream()
        .filter(source -> source.endsWith(name))
        .findFirst();
  }

  private String lineOf(int step) {
    Pattern marker = Pattern.compile("(TODO|[Ss]tep) " + step + "\\b");
    List<String> lines = lines();
    return IntStream.range(0, lines.size())
        .filter(i -> marker.matcher(lines.get(i)).find())
        .mapToObj(i -> ":" + (i + 1))
        .findFirst()
        .orElse("");
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(main);
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
