package dcom.labkit.terminal;

import dcom.labkit.expect.Closest;
import dcom.labkit.expect.Difference;
import dcom.labkit.expect.Spoken;
import dcom.labkit.expect.Unmet;
import dcom.labkit.expect.Visible;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What to say about a terminal that did not do what was awaited. Guarded by the run's {@link
 * dcom.labkit.expect.Events}.
 *
 * @param name {@code terminal 1}
 * @param leader the program's process id, which is that of its process group, too
 * @param now the time, on the clock of the lines
 * @param patience how long was waited
 */
record Account(String name, long leader, Screen screen, Duration now, Duration patience) {
  private static final int SHOWN = 300;

  /** This line did not come. */
  Unmet missing(String text) {
    return Closest.to(text, othersThan(text))
        .map(closest -> different(text, closest, "\n" + afterwards()))
        .orElseGet(() -> new Unmet(prints(Visible.text(text)), name + " " + instead()));
  }

  /** No line of this kind came. */
  Unmet missingKind(String kind) {
    return new Unmet(name + " prints " + kind, name + " " + instead());
  }

  /** This line came where another one had to come. */
  Unmet different(String expected, String got) {
    return different(expected, got, "");
  }

  /** This line came and should not. */
  Unmet unwanted(String start, String got) {
    return new Unmet(
        name + " prints no line that starts with " + Visible.text(start),
        name + " printed " + Visible.text(got));
  }

  /** The program did not end, or its output did not. */
  Unmet noExit(String expected) {
    return new Unmet(expected, name + " " + unended());
  }

  /** The program ended with another code. */
  Unmet otherExit(int expected) {
    return new Unmet(
        name + " ends with exit code " + expected, name + " " + ended() + "; " + last());
  }

  /** The program had ended when it was still needed. */
  Unmet gone(String expected) {
    return new Unmet(expected, name + " " + ended() + "; " + last());
  }

  /** The program takes no input any more. */
  Unmet deaf() {
    String how = screen.exit().isPresent() ? ended() + "; " + last() : "has closed its input";
    return new Unmet(name + " reads its input", name + " " + how);
  }

  /** The program does not read. */
  Unmet stuck() {
    return new Unmet(
        name + " reads its input",
        name + " did not read for " + Spoken.duration(patience) + "; it still runs; " + lastAgo());
  }

  /** The line itself may have come since the deadline. */
  private List<String> othersThan(String text) {
    return screen
        .transcript()
        .ahead()
        .map(Line::text)
        .filter(other -> !other.equals(text))
        .toList();
  }

  private Unmet different(String expected, String got, String after) {
    Difference difference = Difference.between(expected, got);
    return new Unmet(prints(difference.expected()), difference.marked(name + " printed ") + after);
  }

  /** As long as "terminal 1 printed ", so that both lines stand one above the other. */
  private String prints(String text) {
    return name + " prints  " + text;
  }

  private String instead() {
    if (screen.transcript().full()) {
      return flood();
    }
    return screen.over()
        ? ended() + " before that; " + last()
        : "did not print that within " + Spoken.duration(patience) + "; it still runs; "
            + lastAgo();
  }

  private String afterwards() {
    if (screen.transcript().full()) {
      return "and " + flood();
    }
    return screen.over()
        ? "and " + ended()
        : "and nothing closer within " + Spoken.duration(patience) + "; it still runs";
  }

  private String unended() {
    if (screen.transcript().full()) {
      return flood();
    }
    return screen.exit().isPresent()
        ? "ended with exit code " + screen.exit().getAsInt() + ", but " + leftover()
        : "still runs after " + Spoken.duration(patience) + "; " + lastAgo();
  }

  private String ended() {
    String how = "ended with exit code " + screen.exit().orElseThrow();
    return screen.abandoned() ? how + ", but " + leftover() : how;
  }

  private String leftover() {
    return "something that it started still holds its output open"
        + Leftover.of(leader).map(names -> ": " + names).orElse("");
  }

  private String flood() {
    Transcript.Limit limit = screen.transcript().limit();
    return String.format(
        "printed more than %,d lines or %,d bytes; nobody reads on", limit.lines(), limit.bytes());
  }

  private String last() {
    return screen
        .transcript()
        .crash()
        .map(crash -> "it crashed with " + cut(Visible.text(crash.exception())))
        .orElseGet(this::lastLine);
  }

  private String lastLine() {
    return screen
            .transcript()
            .last()
            .map(line -> "its last line was " + shown(line))
            .orElse("it printed nothing")
        + unfinished();
  }

  private String lastAgo() {
    Optional<Line> last = screen.transcript().last();
    return last.map(line -> "its last line was " + shown(line) + ", " + ago(line))
            .orElse("it printed nothing")
        + unfinished();
  }

  private String unfinished() {
    List<String> parts = screen.transcript().unfinished();
    return parts.isEmpty()
        ? ""
        : "; a line without its end came: " + cut(Visible.text(String.join("", parts)));
  }

  private String ago(Line line) {
    return Spoken.duration(now.minus(line.at())) + " ago";
  }

  private static String shown(Line line) {
    return cut(Visible.text(line.text()));
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
