package dcom.labkit.cli;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import dcom.labkit.lab.Scene;
import dcom.labkit.terminal.Printed;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Plays scenes: opens programs and shows what they print as one list, each line with the time since
 * the beginning and the program that printed it. Closing ends all programs.
 */
final class Demo implements AutoCloseable {
  private static final Duration AT_MOST = Duration.ofSeconds(60);

  private final long start = System.nanoTime();
  private final Terminals terminals;
  private final String broker;
  private final PrintStream out;

  Demo(Function<String, Command> programs, String broker, PrintStream out) {
    this.broker = broker;
    this.out = out;
    this.terminals = new Terminals(programs, new Events(), Deadline.in(AT_MOST), this::show);
  }

  /** Plays one scene and waits for what it says to wait for. */
  void play(Scene scene) {
    Terminal terminal = open(scene);
    if (scene.until().equals("exit")) {
      terminal.awaitExit();
    } else if (!scene.until().isEmpty()) {
      terminal.awaitLine(filled(scene.until()));
    }
  }

  /** Prints a line of the demonstration itself. */
  void note(String text) {
    print("", text);
  }

  private Terminal open(Scene scene) {
    String[] args = scene.args().stream().map(this::filled).toArray(String[]::new);
    if (!scene.tail().isEmpty()) {
      return terminals.open(tail(scene.tail()));
    }
    print("", "$ " + scene.program() + " " + String.join(" ", args));
    return terminals.open(scene.program(), args);
  }

  private Command tail(String file) {
    List<String> words = List.of("tail", "-n", "+1", "-f", file);
    print("", "$ " + String.join(" ", words));
    return new Command(file, words, String.join(" ", words), Map.of(), terminals.folder());
  }

  private String filled(String text) {
    return text.replace("{broker}", broker)
        .replace("{folder}", terminals.folder().toString());
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
  }
}
