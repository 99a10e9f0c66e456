package dcom.labkit.terminal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stack trace with which a program's output ends.
 *
 * @param exception its first line: the exception and its message
 * @param frames what stands in it behind {@code at}, innermost call first, causes included
 */
public record Crash(String exception, List<String> frames) {
  private static final Pattern FRAME =
      Pattern.compile("(?s)\\s++at (?:[^/(]*+/)*+([^\\s(]++\\(.*\\)).*+");
  private static final Pattern REST = Pattern.compile(
      "\\s++\\.\\.\\. \\d++ (more|common frames omitted)|\\s*+(Caused by|Suppressed): .*+");

  /** Keeps its own list. */
  public Crash {
    frames = List.copyOf(frames);
  }

  /** The stack trace at the end of these lines, if there is one. */
  static Optional<Crash> at(List<String> lines) {
    List<String> frames = new ArrayList<>();
    for (int n = lines.size() - 1; n >= 0; n--) {
      String line = lines.get(n);
      Matcher frame = FRAME.matcher(line);
      if (frame.matches()) {
        frames.add(frame.group(1));
      } else if (!REST.matcher(line).matches() && !(inside(line) && !frames.isEmpty())) {
        Collections.reverse(frames);
        return frames.isEmpty() ? Optional.empty() : Optional.of(new Crash(first(line), frames));
      }
    }
    return Optional.empty();
  }

  /** A message can have several lines; those behind the first are set in. */
  private static boolean inside(String line) {
    return line.startsWith("\t") || line.startsWith(" ");
  }

  private static String first(String line) {
    return line.replaceFirst("^Exception in thread \".*?\" ", "").strip();
  }
}
