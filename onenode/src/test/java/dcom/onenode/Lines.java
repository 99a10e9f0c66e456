package dcom.onenode;

import dcom.labkit.check.Expect;
import dcom.labkit.expect.Unmet;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Source;
import dcom.labkit.terminal.Terminal;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The lines that a publisher and a subscriber must print, and how printed ones are compared. */
final class Lines {
  private static final Pattern USAGE = Pattern.compile("[Uu]sage:.*");

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
    Pattern whole = Pattern.compile("(?s).*" + Pattern.quote(text) + ".*");
    terminal.awaitLine("a line with " + text, whole);
    return first(whole.asMatchPredicate(), terminal).text();
  }

  /** Waits for the line with which a program begins to say how it is used, and for its end. */
  static void expectUsage(Terminal terminal) {
    terminal.awaitLine("a line that begins with Usage:", USAGE);
    terminal.awaitExit(1);
  }

  /** The program has said, among other lines, what it published. */
  static void expectPublished(String subject, String text, Terminal publisher) {
    String line = published(subject, text);
    String start = "Published [" + subject;
    Expect.equal(name(publisher) + " printed", line, lineWith(start, publisher));
  }

  /**
   * A publisher, which has ended, did not say that it has published, and said in a line why not.
   *
   * @param confirmed one that was told the same, and could publish: what it says, too, is no reason
   * @throws Unmet with what it said
   */
  static void expectExcuse(Terminal publisher, Terminal confirmed) {
    List<String> said = publisher.lines().stream()
        .map(Line::text)
        .filter(text -> !text.isBlank() && !text.startsWith("Connecting to "))
        .filter(text -> text.startsWith("Published") || !hasLine(text, confirmed))
        .toList();
    if (said.stream().anyMatch(text -> text.startsWith("Published"))) {
      throw new Unmet(
          name(publisher) + " does not say Published, as nothing was confirmed",
          name(publisher) + " said Published");
    }
    publisher.awaitExit(1);
    if (said.stream().allMatch("null"::equals)) {
      throw new Unmet(
          name(publisher) + " says in a line why it did not publish",
          name(publisher) + " said " + (said.isEmpty() ? "nothing" : String.join(", ", said)));
    }
  }

  /**
   * These lines went to standard error.
   *
   * @throws Unmet naming the first that did not
   */
  static void expectOnError(Terminal terminal, String... texts) {
    Stream.of(texts).forEach(text -> expectOn(Source.ERR, "standard error", text, terminal));
  }

  /** This line went to standard output. */
  static void expectOnOutput(Terminal terminal, String text) {
    expectOn(Source.OUT, "standard output", text, terminal);
  }

  private static void expectOn(Source wanted, String stream, String text, Terminal terminal) {
    if (first(line -> line.endsWith(text), terminal).source() != wanted) {
      String other = wanted == Source.ERR ? "standard output" : "standard error";
      throw new Unmet(
          name(terminal) + " prints on " + stream + "  " + text,
          name(terminal) + " printed that on " + other);
    }
  }

  private static Line first(Predicate<String> wanted, Terminal terminal) {
    return terminal.lines().stream()
        .filter(line -> wanted.test(line.text()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * The program has told of each loss and of each return once, in turn.
   *
   * @param count how often the server went and came back
   * @throws Unmet with what it told
   */
  static void expectLosses(int count, Terminal terminal) {
    List<String> told = terminal.lines().stream()
        .map(Line::text)
        .filter(text -> text.startsWith("Disconnected from") || text.startsWith("Reconnected to"))
        .map(text -> text.split(" ")[0])
        .toList();
    List<String> due = Stream.generate(() -> Stream.of("Disconnected", "Reconnected"))
        .limit(count)
        .flatMap(both -> both)
        .toList();
    if (!told.equals(due)) {
      throw new Unmet(
          name(terminal) + " says, each time once  " + String.join(", ", due),
          name(terminal) + " said  " + String.join(", ", told));
    }
  }

  /**
   * The program has said once that the server is back.
   *
   * @throws Unmet if it said so more often: the server had left again before it confirmed anything
   */
  static void expectOneReturn(Terminal terminal) {
    long told = terminal.lines().stream()
        .filter(line -> line.text().startsWith("Reconnected to"))
        .count();
    if (told != 1) {
      throw new Unmet(
          name(terminal) + " says Reconnected once, when the server has confirmed",
          name(terminal) + " said it " + told + " times; the server came, left without a"
              + " confirmation, and came again");
    }
  }

  private static String name(Terminal terminal) {
    return "terminal " + terminal.number();
  }
}
