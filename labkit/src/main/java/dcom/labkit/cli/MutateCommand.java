package dcom.labkit.cli;

import dcom.labkit.check.Settings;
import dcom.labkit.expect.Deadline;
import dcom.labkit.lab.Lab;
import dcom.labkit.mutate.Fate;
import dcom.labkit.mutate.Score;
import dcom.labkit.mutate.Selection;
import dcom.labkit.mutate.Trial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "mutate",
    description = {
      "Find what a lab's checks do not see: change the answer in one place that a student writes,"
          + " check it until something fails, and the same for each other place.",
      "Changes: a condition negated, a boundary moved, && and || or + and - exchanged, a statement"
          + " left out, a result emptied, a constant changed. Mutants that no check can tell from the"
          + " answer are listed with the reason in its src/mutants.yaml; they do not count."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab dev mutate onenode",
      "  ./lab dev mutate logger --sample 20 --seed 7 --goal 90",
      "  ./lab dev mutate --minutes 3 --jobs 2"
    })
final class MutateCommand implements Callable<Integer> {
  private static final String TOTALS = "%-16s %7s %7s %10s %9s %10s %13s %8s %7s";

  @Parameters(arity = "0..*", paramLabel = "LAB", description = "The labs; all if none is named.")
  private List<String> ids = List.of();

  @Option(names = "--given", description = "Change lines, too, that the starter has as well.")
  private boolean given;

  @Option(names = "--sample", paramLabel = "N", description = "Only so many mutants of each lab.")
  private int sample = Integer.MAX_VALUE;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Which ones; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--minutes",
      paramLabel = "M",
      defaultValue = "600",
      description = "Begin with no mutant after so long; those left do not count.")
  private int minutes;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "2",
      description = "How many at a time; default ${DEFAULT-VALUE}.")
  private int jobs;

  @Option(
      names = "--goal",
      paramLabel = "PERCENT",
      defaultValue = "0",
      description = "Exit 1 if fewer of a lab's mutants are caught, or none was judged.")
  private double goal;

  private final List<String> totals = new ArrayList<>();
  private boolean missed;

  @Override
  public Integer call() {
    Deadline deadline = Deadline.in(Duration.ofMinutes(minutes));
    totals.add(TOTALS.formatted(
        "lab",
        "mutants",
        "killed",
        "timed out",
        "survived",
        "undecided",
        "not compiled",
        "not run",
        "score"));
    Here.labs(ids).forEach(lab -> mutate(lab, deadline));
    System.out.println();
    totals.forEach(System.out::println);
    return (missed ? ExitCode.NOT_PASSED : ExitCode.PASSED).code();
  }

  private void mutate(Lab lab, Deadline deadline) {
    Selection selection = Selection.of(lab, given, sample, seed);
    System.out.printf(
        "%n%s: %d mutants, %d excused, seed %d%n",
        lab.id(), selection.mutants().size(), selection.same(), seed);
    List<Trial> trials = new ArrayList<>();
    Settings settings = Settings.fresh("embedded").withSeed(seed);
    selection.run(settings, jobs, deadline, trial -> {
      trials.add(trial);
      System.out.println(line(trial));
    });
    Score score = new Score(trials);
    survivors(score);
    selection
        .stale()
        .forEach(one -> System.out.println("mutants.yaml: there is no such mutant: " + one));
    missed |= score.percent().orElse(0) < goal || !selection.stale().isEmpty();
    totals.add(total(lab, score));
  }

  private static String line(Trial trial) {
    String change = trial.mutant().change();
    return "%-12s %-24s %-10s %5.1f s  %s"
        .formatted(
            trial.fate().word(),
            trial.mutant().place(),
            trial.mutant().operator().word(),
            trial.seconds(),
            trial.check().isEmpty() ? change : trial.check())
        .stripTrailing();
  }

  private static void survivors(Score score) {
    if (!score.survivors().isEmpty()) {
      System.out.println("\nSurvivors:");
    }
    for (Trial trial : score.survivors()) {
      System.out.println("  " + trial.mutant().file() + ":" + trial.mutant().line() + " "
          + trial.mutant().operator().word());
      System.out.println("    source  " + trial.mutant().text());
      System.out.println("    change  " + trial.mutant().change());
    }
  }

  private static String total(Lab lab, Score score) {
    return TOTALS.formatted(
        lab.id(),
        score.trials().size(),
        score.count(Fate.KILLED),
        score.count(Fate.TIMED_OUT),
        score.count(Fate.SURVIVED),
        score.count(Fate.UNDECIDED),
        score.count(Fate.NOT_COMPILED),
        score.count(Fate.NOT_RUN),
        score.percent().isEmpty() ? "-" : "%.0f %%".formatted(score.percent().getAsDouble()));
  }
}
