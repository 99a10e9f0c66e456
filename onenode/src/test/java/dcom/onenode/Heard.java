package dcom.onenode;

import static dcom.onenode.Lines.received;
import static java.util.stream.Collectors.joining;

import dcom.labkit.check.Expect;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The messages that a subscriber has printed, held against those that came to it. */
final class Heard {
  private static final String START = "[#";
  private static final int SHOWN = 60;
  private static final Pattern TEXT =
      Pattern.compile("\\[#\\d+\\] Received on \\[[^\\]]*+\\]: '(.*)'");

  private final Terminal subscriber;
  private final Events events;
  private final Deadline deadline;

  Heard(Terminal subscriber, Events events, Deadline deadline) {
    this.subscriber = subscriber;
    this.events = events;
    this.deadline = deadline;
  }

  /**
   * Waits until as many were printed as came, and compares them.
   *
   * @param subject where they were published
   * @param texts what came, in this order, from the first on
   * @throws Unmet naming the first that is missing, printed twice, out of order or miscounted
   */
  void expect(String subject, List<String> texts) {
    events.await(deadline, () -> Optional.of(lines()).filter(lines -> over(lines, texts)));
    subscriber.awaitIdle();
    List<String> lines = lines();
    expectAll(texts, lines.stream().map(Heard::text).toList());
    IntStream.range(0, texts.size())
        .forEach(n ->
            Expect.equal("terminal 1 shows", received(n + 1, subject, texts.get(n)), lines.get(n)));
  }

  private boolean over(List<String> lines, List<String> texts) {
    return lines.size() >= texts.size() || subscriber.exit().isPresent();
  }

  private List<String> lines() {
    return subscriber.lines().stream()
        .map(Line::text)
        .filter(line -> line.startsWith(START))
        .toList();
  }

  private static String text(String line) {
    Matcher received = TEXT.matcher(line);
    return received.matches() ? received.group(1) : line;
  }

  /** Neither too few nor too many, and in order; whether each is as it was is left open. */
  private void expectAll(List<String> came, List<String> printed) {
    boolean others = printed.size() == came.size() && !sorted(printed).equals(sorted(came));
    if (!printed.equals(came) && !others) {
      throw new Unmet(
          String.format(
              "terminal 1 prints each of the %,d messages that came, in order", came.size()),
          "terminal 1 printed " + difference(came, printed) + ending());
    }
  }

  private String ending() {
    List<Line> all = subscriber.lines();
    String last = all.isEmpty() ? "none" : all.get(all.size() - 1).text();
    return subscriber.exit().isPresent()
        ? "\nit ended with exit code " + subscriber.exit().getAsInt() + "; its last line was "
            + last
        : "";
  }

  private static List<String> sorted(List<String> texts) {
    return texts.stream().sorted().toList();
  }

  private static String difference(List<String> came, List<String> printed) {
    int same = 0;
    while (same < Math.min(came.size(), printed.size())
        && came.get(same).equals(printed.get(same))) {
      same++;
    }
    if (printed.size() < came.size()) {
      String missing =
          came.stream().filter(text -> !printed.contains(text)).findFirst().orElse(came.get(same));
      return String.format(
          "%,d messages; the first that is missing is '%s'", printed.size(), start(missing));
    } else if (printed.size() > came.size()) {
      String more = printed.get(same);
      return String.format("%,d messages; the first too many is '%s'", printed.size(), start(more));
    }
    return "them in another order: they came as " + some(came, same) + ", and were printed as "
        + some(printed, same);
  }

  private static String some(List<String> texts, int from) {
    return texts.subList(from, Math.min(texts.size(), from + 3)).stream()
        .map(Heard::start)
        .collect(joining(", "));
  }

  private static String start(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
