package dcom.helloworld;

import dcom.labkit.tap.Passage;
import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.wire.Direction;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What lines and frames say. */
final class Seen {
  /** The units of grpc-timeout, in nanoseconds. */
  private static final Map<String, Long> UNITS = Map.of(
      "H", 3_600_000_000_000L,
      "M", 60_000_000_000L,
      "S", 1_000_000_000L,
      "m", 1_000_000L,
      "u", 1_000L,
      "n", 1L);

  private static final Pattern TIMEOUT = Pattern.compile("(\\d{1,8})([HMSmun])");

  private Seen() {}

  /** Waits for a line that begins so, and gives the whole line. */
  static String line(String begin, Terminal terminal) {
    return line(begin + "…", Pattern.compile(begin + ".*"), terminal);
  }

  /** The same for a pattern of the whole line, which a message calls by this name. */
  static String line(String name, Pattern whole, Terminal terminal) {
    terminal.awaitLine(name, whole);
    return terminal.lines().stream()
        .map(Line::text)
        .filter(whole.asMatchPredicate())
        .findFirst()
        .orElseThrow();
  }

  /** How many connections a client has made. */
  static int connections(Tap tap) {
    return tap.passages().stream().mapToInt(Passage::connection).max().orElse(0);
  }

  /** Whether a client has said that it leaves. */
  static boolean goodbye(Tap tap) {
    return tap.passages().stream()
        .filter(passage -> passage.direction() == Direction.TO_SERVER)
        .anyMatch(passage -> passage.frame().verb().equals("GOAWAY"));
  }

  /** Whether a server has said that a call ended well. */
  static boolean endedWell(Tap tap) {
    return tap.passages().stream()
        .filter(passage -> passage.direction() == Direction.TO_CLIENT)
        .anyMatch(passage -> passage.frame().arguments().contains("grpc-status: 0"));
  }

  /** The values of a header in a client's calls, one for each call that has it. */
  static List<String> headers(String name, Tap tap) {
    return tap.passages().stream()
        .filter(passage -> passage.direction() == Direction.TO_SERVER)
        .flatMap(passage -> passage.frame().arguments().stream())
        .filter(argument -> argument.startsWith(name + ": "))
        .map(argument -> argument.substring(name.length() + 2))
        .toList();
  }

  /** Whether a grpc-timeout is more than so many milliseconds, and at most so many. */
  static boolean within(String timeout, long more, long most) {
    Matcher matcher = TIMEOUT.matcher(timeout);
    if (!matcher.matches()) {
      return false;
    }
    long nanos = Long.parseLong(matcher.group(1)) * UNITS.get(matcher.group(2));
    return nanos > more * UNITS.get("m") && nanos <= most * UNITS.get("m");
  }

  /** How many milliseconds somebody is going to wait, as a line says; very many if it does not. */
  static long left(String name, String line) {
    return number("Received: " + Pattern.quote(name) + " \\((\\d{1,9}) ms left\\)", line);
  }

  /** How many lines a program has printed that begin so. */
  static long count(String begin, Terminal terminal) {
    return terminal.lines().stream()
        .filter(line -> line.text().startsWith(begin))
        .count();
  }

  /** Whether a program has printed a line. */
  static boolean said(String text, Terminal terminal) {
    return terminal.lines().stream().anyMatch(line -> line.text().equals(text));
  }

  /** Whether a line says that a stream paused before so many greetings. */
  static boolean pausedBefore(int count, String name, String line) {
    return number("Paused: " + Pattern.quote(name) + " after (\\d{1,9})", line) < count;
  }

  private static long number(String pattern, String line) {
    Matcher matcher = Pattern.compile(pattern).matcher(line);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : Long.MAX_VALUE;
  }
}
