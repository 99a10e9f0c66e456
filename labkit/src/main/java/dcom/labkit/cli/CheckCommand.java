package dcom.labkit.cli;

import dcom.labkit.check.CheckListener;
import dcom.labkit.check.CheckPrinter;
import dcom.labkit.check.Judge;
import dcom.labkit.check.Pace;
import dcom.labkit.check.Settings;
import dcom.labkit.grade.format.GradescopeFile;
import dcom.labkit.lab.DoesNotCompile;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "check",
    description = "Check your programs: compile, start, judge. Exit 0 only if everything passed."
        + " A check that fails is run once more, alone: the second result counts.",
    footer = {
      "",
      "Examples:",
      "  ./lab check onenode",
      "  ./lab check onenode --step 3 --seed 4711",
      "  ./lab check logger --repeat 20        until it fails, at most 20 times",
      "  ./lab check --broker nats-server      all labs, on a real NATS server"
    })
final class CheckCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "LAB", description = "The labs; all if none is named.")
  private List<String> ids = List.of();

  @Option(names = "--step", paramLabel = "N", description = "Check only this step.")
  private Optional<Integer> step = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Use the random values of an earlier run.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "Check so often, each time with another seed, until something does not pass.")
  private int repeat;

  @Option(
      names = "--broker",
      paramLabel = "KIND",
      description = "embedded (default), nats-server, or nats://host:port; also LAB_NATS.")
  private Optional<String> broker = Optional.empty();

  @Option(
      names = "--gradescope",
      paramLabel = "FILE",
      description = "Keep a Gradescope autograder's results.json up to date, check by check.")
  private Optional<Path> gradescope = Optional.empty();

  @Option(names = "--answer", description = "Check the answer instead of your programs.")
  private boolean answer;

  @Override
  public Integer call() {
    List<Lab> labs = Here.labs(ids);
    labs.forEach(this::refuseUnknownStep);
    if (gradescope.isPresent() && (labs.size() > 1 || repeat > 1)) {
      throw new UsageError("--gradescope takes one lab, checked once: ./lab check LAB --gradescope "
          + gradescope.get());
    }
    return labs.stream()
        .map(this::repeated)
        .max(Comparator.naturalOrder())
        .orElseThrow()
        .code();
  }

  private void refuseUnknownStep(Lab lab) {
    int steps = lab.manifest().steps().size();
    if (repeat < 1) {
      throw new UsageError("--repeat takes a number from 1 on, not " + repeat);
    }
    if (step.isPresent() && (step.get() < 1 || step.get() > steps)) {
      throw new UsageError(lab.id() + " has steps 1 to " + steps + ", not " + step.get());
    }
  }

  private ExitCode repeated(Lab lab) {
    Subject subject = Here.subject(lab, answer);
    for (int run = 1; run <= repeat; run++) {
      if (repeat > 1) {
        System.out.println("\nrun " + run + " of " + repeat);
      }
      Report report = judged(subject, settings());
      if (!report.passed()) {
        next(report);
        return report.count(Outcome.ERROR) > 0 ? ExitCode.KIT : ExitCode.NOT_PASSED;
      }
    }
    return ExitCode.PASSED;
  }

  /** Programs that do not compile are judged too, where a file is kept: they have no points. */
  private Report judged(Subject subject, Settings settings) {
    CheckPrinter printer = new CheckPrinter(System.out);
    if (gradescope.isEmpty()) {
      return judged(subject, settings, printer);
    }
    GradescopeFile file = new GradescopeFile(subject.lab(), settings, gradescope.get(), printer);
    try {
      return judged(subject, settings, file);
    } catch (DoesNotCompile e) {
      file.refuse(e.getMessage());
      throw e;
    }
  }

  private static Report judged(Subject subject, Settings settings, CheckListener listener) {
    return Judge.judge(subject, settings, listener, Pace.brisk()).orElseThrow();
  }

  private void next(Report report) {
    report
        .next()
        .ifPresent(
            open -> System.out.println("Next: step " + open.number() + "; a hint: ./lab hint "
                + report.lab() + step.map(number -> " --step " + number).orElse("")));
    if (repeat > 1) {
      System.out.println("The same again: " + again(report));
    }
  }

  /** What replays a run: the same checks, with the same values. */
  private String again(Report report) {
    return "./lab check " + report.lab() + " --seed " + report.seed()
        + step.map(number -> " --step " + number).orElse("")
        + broker.map(kind -> " --broker " + kind).orElse("")
        + (answer ? " --answer" : "");
  }

  private Settings settings() {
    Settings fresh = Settings.fresh(ServerKind.of(broker));
    Settings seeded = seed.map(fresh::withSeed).orElse(fresh);
    Settings stepped = step.map(seeded::withStep).orElse(seeded);
    return repeat > 1 ? stepped : stepped.withSecondChance();
  }
}
