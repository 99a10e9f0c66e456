package dcom.course;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import dcom.labkit.lab.Course;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Signal;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Types a console block into terminals and compares what they show. Nothing may be shown that the
 * block does not list, save where it says {@code …}. Times, seeds and ports may differ; the server
 * takes a free port instead of 4222, and programs are told so; a lab's own server takes a free port
 * instead of the one behind {@code -p}, and its clients are told so.
 */
final class Rehearsal implements AutoCloseable {
  private static final Duration AT_MOST = Duration.ofSeconds(60);
  private static final Pattern ADDRESS = Pattern.compile("nats://127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern VAGUE =
      Pattern.compile("\\s*\\d+\\.\\d+ s\\b|seed \\d+|127\\.0\\.0\\.1:\\d+|\\(yours\\)");
  private static final Pattern RUN = Pattern.compile("^\\./lab run (\\S+) \\w+\\b(?! -s)");
  private static final Pattern OWN_PORT = Pattern.compile(" -p (\\d+)\\b");
  private static final Pattern READY = Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");
  private static final String USUAL = "nats://127.0.0.1:4222";

  private final Terminals terminals =
      new Terminals(name -> null, new Events(), Deadline.in(AT_MOST));
  private final Path root;
  private final Map<Integer, Screen> screens = new HashMap<>();
  private final Map<String, String> ports = new HashMap<>();
  private String address = USUAL;

  Rehearsal(Path root) {
    this.root = root;
  }

  void play(Readme.Block block) {
    for (Readme.Step step : block.steps()) {
      if (step instanceof Readme.Typed typed) {
        type(typed);
      } else if (step instanceof Readme.Shown shown) {
        screens.get(shown.terminal()).shows(shown.line());
      } else {
        screens.get(step.terminal()).interrupt();
      }
    }
    screens.values().forEach(Screen::endsHere);
  }

  private void type(Readme.Typed typed) {
    Screen before = screens.get(typed.terminal());
    if (before != null) {
      before.ends();
    }
    String line = line(typed.command());
    List<String> words = List.of("bash", "-c", "cd \"" + root + "\" && exec " + line);
    Map<String, String> environment = Map.of("LAB_AS_BUILT", "1", "LAB_SUBJECT", "answer");
    Command command = new Command("bash", words, line, environment, root);
    screens.put(typed.terminal(), new Screen(terminals.open(command), typed.command()));
  }

  /** The command with the ports that are free here in place of those that the README names. */
  private String line(String command) {
    Matcher run = RUN.matcher(command);
    if (run.find() && needsNats(run.group(1))) {
      return run.replaceFirst("$0 -s " + Matcher.quoteReplacement(address));
    }
    String line = command.replaceFirst("^\\./lab broker", "./lab broker --port " + port());
    Matcher own = OWN_PORT.matcher(line);
    if (own.find()) {
      line = own.replaceFirst(" -p " + ports.getOrDefault(own.group(1), "0"));
    }
    for (Map.Entry<String, String> port : ports.entrySet()) {
      line = line.replace("127.0.0.1:" + port.getKey(), "127.0.0.1:" + port.getValue());
    }
    return line;
  }

  private boolean needsNats(String lab) {
    return new Course(root).lab(lab).manifest().needs().contains("nats");
  }

  /** A free port for the first server of a block; a server that comes back has it again. */
  private String port() {
    return address.equals(USUAL) ? "0" : address.substring(address.lastIndexOf(':') + 1);
  }

  @Override
  public void close() {
    terminals.close();
  }

  /** One terminal's output, read line by line. */
  private final class Screen {
    private final Terminal terminal;
    private final String command;
    private int next;
    private boolean anything;

    Screen(Terminal terminal, String command) {
      this.terminal = terminal;
      this.command = command;
    }

    void shows(String line) {
      if (line.equals("…")) {
        anything = true;
        return;
      }
      Pattern pattern = pattern(line);
      terminal.awaitLine(line, pattern);
      int found = next;
      while (!pattern.matcher(text(found)).matches()) {
        found++;
      }
      if (!anything) {
        assertThat(unlisted(next, found))
            .as("lines that %s shows and the README does not", command)
            .isEmpty();
      }
      learn(text(found));
      next = found + 1;
      anything = false;
    }

    void interrupt() {
      terminal.signal(Signal.INT);
      terminal.awaitExit();
    }

    /** A next command is typed when the one before it has ended. */
    void ends() {
      terminal.awaitExit();
      endsHere();
    }

    /** Whatever has ended must have shown no more than the README says. */
    void endsHere() {
      if (!anything && terminal.exit().isPresent()) {
        assertThat(unlisted(next, terminal.lines().size()))
            .as("lines that %s shows and the README does not", command)
            .isEmpty();
      }
    }

    private String unlisted(int from, int to) {
      return terminal.lines().subList(from, to).stream()
          .map(Line::text)
          .filter(text -> !text.isBlank())
          .collect(Collectors.joining("\n"));
    }

    private String text(int index) {
      return terminal.lines().get(index).text();
    }

    private void learn(String text) {
      Matcher own = OWN_PORT.matcher(command);
      Matcher ready = READY.matcher(text);
      if (own.find() && ready.matches()) {
        ports.put(own.group(1), ready.group(1));
      }
      Matcher found = ADDRESS.matcher(text);
      if (command.startsWith("./lab broker") && found.find()) {
        address = found.group();
      }
    }
  }

  private static Pattern pattern(String line) {
    String loose =
        Stream.of(line.split("…", -1)).map(Rehearsal::literally).collect(Collectors.joining(".*"));
    return Pattern.compile(loose + "\\s*");
  }

  /** The text itself, but for times, seeds, ports, and whose programs these are. */
  private static String literally(String text) {
    Matcher vague = VAGUE.matcher(text);
    StringBuilder pattern = new StringBuilder();
    int end = 0;
    while (vague.find()) {
      pattern.append(Pattern.quote(text.substring(end, vague.start())));
      pattern.append(loosely(vague.group()));
      end = vague.end();
    }
    return pattern.append(Pattern.quote(text.substring(end))).toString();
  }

  private static String loosely(String vague) {
    if (vague.startsWith("seed")) {
      return "seed \\d+";
    } else if (vague.startsWith("127")) {
      return "127\\.0\\.0\\.1:\\d+";
    }
    return vague.startsWith("(") ? "\\((yours|answer)\\)" : "\\s*\\d+\\.\\d+ s";
  }
}
