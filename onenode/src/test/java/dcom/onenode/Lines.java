package dcom.onenode;

import dcom.labkit.expect.Unmet;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** The lines that a publisher and a subscriber must print, and how printed ones are compared. */
final class Lines {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss");
  private static final Duration RECENT = Duration.ofMinutes(1);

  private Lines() {}

  static String published(String subject, String text) {
    return "Published [" + subject + "] : '" + text + "'";
  }

  static String listening(String subject) {
    return "Listening on [" + subject + "]";
  }

  static String received(int number, String subject, String text) {
    return "[#" + number + "] Received on [" + subject + "]: '" + text + "'";
  }

  /** Whether the program has printed exactly this line. */
  static boolean hasLine(String text, Terminal terminal) {
    return terminal.lines().stream().anyMatch(line -> line.text().equals(text));
  }

  /** Waits for a line with this text in it, and gives the whole line. */
  static String lineWith(String text, Terminal terminal) {
    Pattern whole = Pattern.compile(".*" + Pattern.quote(text) + ".*");
    terminal.awaitLine("a line with " + text, whole);
    return terminal.lines().stream()
        .map(Line::text)
        .filter(whole.asMatchPredicate())
        .findFirst()
        .orElseThrow();
  }

  /**
   * Expects a line that is this one with the time before it, give or take a minute.
   *
   * @throws Unmet if it is not
   */
  static void expectStamped(String line, String got) {
    if (!got.endsWith(" " + line) || !recent(got.substring(0, got.length() - line.length() - 1))) {
      String now = STAMP.format(LocalDateTime.now());
      throw new Unmet("terminal 1 prints  " + now + " " + line, "terminal 1 printed " + got);
    }
  }

  private static boolean recent(String stamp) {
    try {
      LocalDateTime time = LocalDateTime.parse(stamp, STAMP);
      return Duration.between(time, LocalDateTime.now()).abs().compareTo(RECENT) < 0;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
