package dcom.labkit.bench;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Course;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Source;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * Calls a second that servers answer: one at a time, and with 100 in flight. Each server and what
 * calls it are processes of their own, started anew for each round; no two are measured at once.
 */
public final class CallsBench {
  private static final int ROUNDS = 3;
  private static final Duration TIME = Duration.ofSeconds(2);
  private static final String ROW = "%-28s %14s %8s %14s %8s";

  private final Course course;
  private final Duration time;

  /** For one copy of the course. */
  public CallsBench(Course course) {
    this(course, TIME);
  }

  CallsBench(Course course, Duration time) {
    this.course = course;
    this.time = time;
  }

  /** What one round came to, in calls per second. */
  record Rates(double oneAtATime, double inFlight) {
    /** Reads what a load prints. */
    static Rates parse(String line) {
      String[] numbers = line.split(" ");
      return new Rates(Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
    }
  }

  /**
   * Measures, and gives the table line by line.
   *
   * @param progress hears what is being measured
   */
  public void run(Consumer<String> lines, Consumer<String> progress) {
    List<Contestant> all = new ArrayList<>(new Contestants(course).all());
    boolean go = all.stream().anyMatch(one -> one.name().startsWith("Go"));
    Map<Contestant, List<Rates>> rounds = new LinkedHashMap<>();
    for (int round = 1; round <= ROUNDS; round++) {
      for (Contestant one : List.copyOf(all)) {
        progress.accept("round " + round + " of " + ROUNDS + ": " + one.name());
        try {
          rounds.computeIfAbsent(one, any -> new ArrayList<>()).add(measure(one));
        } catch (IllegalStateException | Unmet e) {
          lines.accept(one.name() + " is left out: " + e.getMessage());
          all.remove(one);
          rounds.remove(one);
        }
      }
    }
    table(rounds).forEach(lines);
    if (!go) {
      lines.accept("Go's net/rpc is left out: it needs Go, https://go.dev/doc/install");
    }
  }

  Rates measure(Contestant one) {
    Events events = new Events();
    Deadline deadline = Deadline.in(time.multipliedBy(5).plusMinutes(1));
    try (ServerProcess server = ServerProcess.start(one.server());
        Terminals terminals = new Terminals(any -> one.load(), events, deadline)) {
      Terminal load = terminals.open(one.load(), server.address(), Long.toString(time.toMillis()));
      load.awaitExit(0);
      return Rates.parse(load.lines().stream()
          .filter(line -> line.source() == Source.OUT)
          .map(Line::text)
          .findFirst()
          .orElseThrow());
    }
  }

  /** Medians, and beside them how they compare with the first row's. */
  static List<String> table(Map<Contestant, List<Rates>> rounds) {
    List<String> lines = new ArrayList<>();
    lines.add(ROW.formatted("calls per second", "one at a time", "", "100 in flight", ""));
    List<Rates> base = rounds.values().stream().findFirst().orElse(List.of());
    rounds.forEach((one, rates) -> lines.add(ROW.formatted(
        one.name(),
        "%,.0f".formatted(median(rates, Rates::oneAtATime)),
        ratio(rates, base, Rates::oneAtATime),
        "%,.0f".formatted(median(rates, Rates::inFlight)),
        ratio(rates, base, Rates::inFlight))));
    return lines.stream().map(String::stripTrailing).toList();
  }

  private static String ratio(List<Rates> rates, List<Rates> base, ToDoubleFunction<Rates> what) {
    return "%.2f".formatted(median(rates, what) / median(base, what));
  }

  private static double median(List<Rates> rates, ToDoubleFunction<Rates> what) {
    double[] sorted = rates.stream().mapToDouble(what).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
