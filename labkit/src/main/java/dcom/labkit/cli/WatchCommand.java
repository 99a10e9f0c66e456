package dcom.labkit.cli;

import dcom.labkit.check.Settings;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.watch.Appended;
import dcom.labkit.watch.Display;
import dcom.labkit.watch.Redrawn;
import dcom.labkit.watch.Tty;
import dcom.labkit.watch.Watch;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "watch",
    description = {
      "Check on each save, and show on one screen what holds and what to do next.",
      "Keys: a or Enter runs all checks, n shows the next failure, h gives a hint, q quits."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab watch                  the lab around you, or the first one not done",
      "  ./lab watch onenode --step 3",
      "  ./lab watch onenode --poll   where saves go unnoticed, as on a network drive"
    })
final class WatchCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "LAB", description = "The lab.")
  private Optional<String> id = Optional.empty();

  @Option(names = "--step", paramLabel = "N", description = "Check only this step.")
  private Optional<Integer> step = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Use these random values for each check.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--broker",
      paramLabel = "KIND",
      description = "embedded (default), nats-server, or nats://host:port; also LAB_NATS.")
  private Optional<String> broker = Optional.empty();

  @Option(names = "--poll", description = "Look at the files again and again for what was saved.")
  private boolean poll;

  @Override
  public Integer call() {
    Course course = Here.course();
    Lab lab = id.map(course::lab).orElseGet(WatchCommand::atHand);
    refuseUnknownStep(lab);
    String kind = ServerKind.of(broker);
    try (Tty tty = Tty.open();
        Watch watch = new Watch(
            () -> lab.again(), () -> settings(kind), poll, step -> hint(lab, step), display(tty))) {
      Thread keys = new Thread(() -> listen(watch), "keys");
      keys.setDaemon(true);
      keys.start();
      return code(watch.run()).code();
    }
  }

  /** The lab around the working folder, or else the first that is not done. */
  private static Lab atHand() {
    List<Lab> labs = Here.labs(List.of());
    return labs.stream().filter(lab -> !CourseView.done(lab)).findFirst().orElse(labs.get(0));
  }

  private void refuseUnknownStep(Lab lab) {
    int steps = lab.manifest().steps().size();
    if (step.isPresent() && (step.get() < 1 || step.get() > steps)) {
      throw new UsageError(lab.id() + " has steps 1 to " + steps + ", not " + step.get());
    }
  }

  private static Display display(Tty tty) {
    boolean draws = tty.shows() && !"dumb".equals(System.getenv("TERM"));
    return draws ? new Redrawn(System.out, tty::size) : new Appended(System.out);
  }

  private Settings settings(String kind) {
    Settings fresh = Settings.fresh(kind);
    Settings seeded = seed.map(fresh::withSeed).orElse(fresh);
    return step.map(seeded::withStep).orElse(seeded);
  }

  private static String hint(Lab lab, int step) {
    try {
      return HintCommand.next(lab, step, Optional.empty());
    } catch (IOException | UsageError e) {
      return e.getMessage();
    }
  }

  /** Hands keys over until there are no more; then only a signal ends the watch. */
  private static void listen(Watch watch) {
    try {
      Reader keys = new InputStreamReader(System.in, StandardCharsets.UTF_8);
      for (int key = keys.read(); key >= 0; key = keys.read()) {
        watch.press((char) key);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read keys", e);
    }
  }

  private static ExitCode code(Optional<Report> report) {
    if (report.map(known -> known.count(Outcome.ERROR) > 0).orElse(false)) {
      return ExitCode.KIT;
    }
    return report.map(Report::passed).orElse(false) ? ExitCode.PASSED : ExitCode.NOT_PASSED;
  }
}
