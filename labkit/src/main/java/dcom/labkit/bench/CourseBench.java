package dcom.labkit.bench;

import dcom.labkit.broker.Broker;
import dcom.labkit.broker.BrokerFailure;
import dcom.labkit.broker.Brokers;
import dcom.labkit.broker.NatsOptions;
import dcom.labkit.broker.NatsServer;
import dcom.labkit.broker.Throughput;
import dcom.labkit.expect.Deadline;
import dcom.labkit.lab.Command;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.DoesNotCompile;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Program;
import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** All figures of the course, in one run on one machine. */
public final class CourseBench {
  private static final int STARTS = 9;
  private static final int MESSAGES = 500_000;
  private static final int FORCED = 5_000;
  private static final int ACKNOWLEDGED = 300_000;
  private static final int WINDOW = 1_000;
  private static final int UNACKNOWLEDGED = 3_000_000;

  private final Course course;
  private final String main;

  /**
   * For one copy of the course.
   *
   * @param main the name of the class that this kit starts with
   */
  public CourseBench(Course course, String main) {
    this.course = course;
    this.main = main;
  }

  /** What can be measured by itself, in the order in which all of it is. */
  public enum Part {
    /** How soon the kit is there, and what a cell adds to a program's start. */
    STARTS,
    /** From a save to the verdict in a watch. */
    WATCH,
    /** The message servers. */
    BROKERS,
    /** The distributed logger. */
    LOGGER,
    /** Remote calls. */
    CALLS
  }

  /**
   * Measures, and gives each line as soon as it is known.
   *
   * @param progress hears what is being measured where that takes long
   */
  public void run(Set<Part> parts, Consumer<String> lines, Consumer<String> progress) {
    Consumer<Figure> found = figure -> lines.accept(figure.text());
    if (parts.contains(Part.STARTS)) {
      start(found);
      CellBench.run(course.lab("onenode"), found);
    }
    if (parts.contains(Part.WATCH)) {
      progress.accept("the watch, about a minute");
      new WatchBench(course.lab("onenode"), main).run(found);
    }
    if (parts.contains(Part.BROKERS)) {
      brokers(found);
    }
    if (parts.contains(Part.LOGGER)) {
      progress.accept("the logger, about half a minute");
      try (Broker real = real(folder())) {
        logger(real, found);
      }
    }
    if (parts.contains(Part.CALLS)) {
      new CallsBench(course).run(lines, progress);
    }
  }

  private void brokers(Consumer<Figure> found) {
    try (Broker embedded = NatsServer.start(NatsOptions.standard())) {
      throughput("embedded server", embedded, found);
    }
    try (Broker real = real(folder())) {
      throughput("nats-server", real, found);
    }
  }

  private void start(Consumer<Figure> found) {
    double seconds = new StartBench(course.root()).median(STARTS, "./lab");
    found.accept(Figure.seconds("./lab without an argument, median of " + STARTS, seconds, 0.35));
  }

  private static void throughput(String name, Broker broker, Consumer<Figure> found) {
    for (int payload : new int[] {16, 256}) {
      Deadline deadline = Deadline.in(Duration.ofMinutes(1));
      Throughput.measure(broker.url(), payload, MESSAGES / 5, deadline);
      long perSecond =
          Throughput.measure(broker.url(), payload, MESSAGES, deadline).perSecond();
      found.accept(Figure.plain(
          name + ", 1 publisher, 1 subscriber, " + payload + " bytes", rate(perSecond)));
    }
  }

  private void logger(Broker broker, Consumer<Figure> found) {
    Lab lab = course.lab("logger");
    Optional<LoggerBench> original =
        original(lab).map(command -> new LoggerBench(broker.url(), command));
    LoggerBench answer = new LoggerBench(
        broker.url(), Programs.build(Subject.answer(lab)).command("subscriber").lasting());
    Optional<Double> forced = original.map(bench -> bench.unanswered(FORCED).perSecond());
    forced.ifPresentOrElse(
        rate -> found.accept(
            Figure.plain("the course's first logger, one force a message", rate(rate))),
        () -> found.accept(Figure.plain("the course's first logger", "needs Go")));
    answer.acknowledged(ACKNOWLEDGED / 10, WINDOW);
    LoggerBench.Run acknowledged = answer.acknowledged(ACKNOWLEDGED, WINDOW);
    show("logger answer, at most 1,000 unacknowledged", acknowledged, forced, 20, found);
    show(
        "logger answer, publisher that does not wait",
        answer.unacknowledged(UNACKNOWLEDGED),
        forced,
        100,
        found);
  }

  private static void show(
      String name,
      LoggerBench.Run run,
      Optional<Double> original,
      double goal,
      Consumer<Figure> found) {
    found.accept(Figure.plain(name + ", " + run.lost() + " lost", rate(run.perSecond())));
    original.ifPresent(rate ->
        found.accept(Figure.ratio("  beside the first logger", run.perSecond() / rate, goal)));
  }

  private static Optional<Command> original(Lab lab) {
    Path folder = lab.answer().resolve("bench/original");
    Path made = lab.answer().resolve("target/lab/original");
    List<String> build = List.of("go", "build", "-o", "{made}/subscriber", ".");
    Program.Other program = new Program.Other("original", build, List.of("{made}/subscriber"));
    try {
      List<String> words = Programs.make(program, folder, made);
      return Optional.of(new Command("original", words, "original", Map.of(), folder));
    } catch (DoesNotCompile | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static Broker real(Path data) {
    try {
      return Brokers.open("nats-server", data);
    } catch (BrokerFailure e) {
      return NatsServer.start(NatsOptions.standard());
    }
  }

  private Path folder() {
    try {
      return Files.createDirectories(course.root().resolve("labkit/target/bench"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to labkit/target", e);
    }
  }

  private static String rate(double perSecond) {
    return "%,.0f/s".formatted(perSecond);
  }
}
