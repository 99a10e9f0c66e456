package dcom.course;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The console blocks of a README: what is typed in which terminal, and what is shown then. */
record Readme(Path file, List<Block> blocks) {
  private static final Pattern COMMAND = Pattern.compile("(\\d?)\\$ (.+)");
  private static final Pattern SHOWN = Pattern.compile("(\\d)> (.*)");

  /**
   * One fenced block.
   *
   * @param line where it begins in the file, from 1
   * @param steps what is done in it, in order
   */
  record Block(int line, List<Step> steps) {}

  /** One line of a block. */
  sealed interface Step {
    /** The terminal's number. */
    int terminal();
  }

  /** {@code 1$ command}: typed in a terminal. */
  record Typed(int terminal, String command) implements Step {}

  /** What a terminal shows next; {@code …} stands for anything, alone on a line for any lines. */
  record Shown(int terminal, String line) implements Step {}

  /** {@code ^C}: ends what runs in the terminal. */
  record Interrupted(int terminal) implements Step {}

  static Readme read(Path file) throws IOException {
    List<Block> blocks = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).equals("```console")) {
        int end = i + 1;
        while (!lines.get(end).equals("```")) {
          end++;
        }
        blocks.add(new Block(i + 1, steps(lines.subList(i + 1, end))));
        i = end;
      }
    }
    return new Readme(file, blocks);
  }

  private static List<Step> steps(List<String> lines) {
    List<Step> steps = new ArrayList<>();
    int terminal = 1;
    for (String line : lines) {
      Step step = step(terminal, line);
      terminal = step instanceof Typed ? step.terminal() : terminal;
      steps.add(step);
    }
    return steps;
  }

  private static Step step(int terminal, String line) {
    Matcher command = COMMAND.matcher(line);
    if (command.matches()) {
      String number = command.group(1);
      return new Typed(number.isEmpty() ? 1 : Integer.parseInt(number), command.group(2));
    }
    Matcher shown = SHOWN.matcher(line);
    int where = shown.matches() ? Integer.parseInt(shown.group(1)) : terminal;
    String text = shown.matches() ? shown.group(2) : line;
    return text.equals("^C") ? new Interrupted(where) : new Shown(where, text);
  }
}
