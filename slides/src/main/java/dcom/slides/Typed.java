package dcom.slides;

import dcom.labkit.lab.Lab;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a lab's README types first. It is known to work: a test types it, and compares what is shown.
 *
 * @param commands by terminal, in order
 */
record Typed(List<Command> commands) {
  private static final Pattern BLOCK = Pattern.compile("```console\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND = Pattern.compile("^(\\d?)\\$ (.+)$", Pattern.MULTILINE);

  /** How many characters fit into a line of a slide. */
  private static final int WIDTH = 64;

  /** One line. */
  record Command(String terminal, String line) {
    private String shown() {
      String label = "Terminal " + (terminal.isEmpty() ? "1" : terminal) + ":  ";
      int middle = line.length() <= WIDTH ? -1 : line.lastIndexOf(" -", WIDTH);
      String broken = middle < 0
          ? line
          : line.substring(0, middle) + " \\\n" + " ".repeat(label.length() + 4)
              + line.substring(middle + 1);
      return label + broken + "\n";
    }
  }

  /** The first console block of a lab's README. */
  static Typed first(Lab lab) {
    String readme = Source.read(lab.folder().resolve("README.md"));
    String block = BLOCK
        .matcher(readme)
        .results()
        .findFirst()
        .map(found -> found.group(1))
        .orElseThrow(() -> new MissingSource(lab.id() + "/README.md types nothing."));
    return new Typed(COMMAND.matcher(block).results().map(Typed::command).toList());
  }

  private static Command command(MatchResult found) {
    return new Command(found.group(1), found.group(2));
  }

  /** The commands as a slide shows them: {@code Terminal 1:  ./lab broker}. */
  String shown() {
    return commands.stream().map(Command::shown).collect(Collectors.joining());
  }
}
