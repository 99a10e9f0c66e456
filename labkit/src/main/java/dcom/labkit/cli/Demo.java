package dcom.labkit.cli;

import dcom.labkit.broker.Broker;
import dcom.labkit.broker.NatsOptions;
import dcom.labkit.broker.NatsServer;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Scene;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Printed;
import dcom.labkit.terminal.Shell;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.io.PrintStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Plays scenes: opens programs and shows what they print as one list, each line with the time since
 * the beginning and the program that printed it. Closing ends all programs.
 */
final class Demo implements AutoCloseable {
  private static final Duration AT_MOST = Duration.ofSeconds(60);
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

  private final long start = System.nanoTime();
  private final Terminals terminals;
  private final Optional<Broker> broker;
  private final PrintStream out;

  /** What the placeholders of scenes stand for. */
  private final Map<String, String> values = new HashMap<>();

  private Demo(Function<String, Command> programs, Optional<Broker> broker, PrintStream out) {
    this.broker = broker;
    this.out = out;
    this.terminals = new Terminals(programs, new Events(), Deadline.in(AT_MOST), this::show);
    values.put("folder", terminals.folder().toString());
    broker.ifPresent(server -> values.put("broker", server.url()));
    broker.ifPresent(server -> print("", "NATS server ready at " + server.url()));
  }

  /** A demonstration of a lab's programs, with the server that they need. */
  static Demo of(Lab lab, Function<String, Command> programs, PrintStream out) {
    Optional<Broker> broker = lab.manifest().needs().contains("nats")
        ? Optional.of(NatsServer.start(NatsOptions.standard()))
        : Optional.empty();
    return new Demo(programs, broker, out);
  }

  /** Plays one scene and waits for what it says to wait for. */
  void play(Scene scene) {
    Terminal terminal = open(scene);
    if (scene.until().equals("exit")) {
      terminal.awaitExit();
    } else if (!scene.until().isEmpty()) {
      learn(terminal, scene.until());
    }
  }

  private Terminal open(Scene scene) {
    String[] args = scene.args().stream().map(this::filled).toArray(String[]::new);
    if (!scene.tail().isEmpty()) {
      return terminals.open(tail(filled(scene.tail())));
    }
    print("", "$ " + Shell.join(scene.program(), List.of(args)));
    return terminals.open(scene.program(), args);
  }

  private Command tail(String file) {
    List<String> words = List.of("tail", "-n", "+1", "-f", file);
    print("", "$ " + String.join(" ", words));
    return new Command("tail", words, String.join(" ", words), Map.of(), terminals.folder());
  }

  /** Waits for a line; what stands in it in place of an unknown placeholder is its value from now on. */
  private void learn(Terminal terminal, String until) {
    String line = filled(until);
    Matcher unknown = PLACEHOLDER.matcher(line);
    if (!unknown.find()) {
      terminal.awaitLine(line);
      return;
    }
    String before = Pattern.quote(line.substring(0, unknown.start()));
    String after = Pattern.quote(line.substring(unknown.end()));
    Pattern pattern = Pattern.compile(before + "(.*)" + after);
    terminal.awaitLine(line, pattern);
    terminal.lines().stream()
        .map(Line::text)
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .ifPresent(found -> values.put(unknown.group(1), found.group(1)));
  }

  private String filled(String text) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), name.group())));
  }

  private void show(Printed printed) {
    print(printed.program() + " " + printed.terminal(), printed.line().text());
  }

  private void print(String who, String text) {
    double seconds = (System.nanoTime() - start) / 1e9;
    out.printf("%6.2f s  %-14s│ %s%n", seconds, who, text);
  }

  @Override
  public void close() {
    terminals.close();
    broker.ifPresent(Broker::close);
  }
}
