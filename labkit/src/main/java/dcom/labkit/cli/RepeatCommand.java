package dcom.labkit.cli;

import dcom.labkit.check.CheckListener;
import dcom.labkit.check.Judge;
import dcom.labkit.check.Settings;
import dcom.labkit.check.SideBySide;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "repeat",
    description = {
      "Find flaky checks: run all checks of the answers many times, each time with another seed,"
          + " while every core is kept busy.",
      "Exit 1 if a check ever failed; shows each failure as it comes, and tells the seeds to"
          + " replay."
    },
    footer = {
      "",
      "Examples:",
      "  ./lab dev repeat -n 20",
      "  ./lab dev repeat onenode -n 200 --jobs 1"
    })
final class RepeatCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "LAB", description = "The labs; all if none is named.")
  private List<String> ids = List.of();

  @Option(
      names = "-n",
      paramLabel = "N",
      defaultValue = "20",
      description = "How often; default ${DEFAULT-VALUE}.")
  private int times;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "2",
      description = "Labs at a time, which makes it harder still; default ${DEFAULT-VALUE}.")
  private int jobs;

  @Option(
      names = "--load",
      paramLabel = "N",
      defaultValue = "2",
      description = "Processes that keep each core busy meanwhile; default ${DEFAULT-VALUE}.")
  private int load;

  private final Flakiness flakiness = new Flakiness();

  @Override
  public Integer call() {
    if (times < 1) {
      throw new UsageError("-n takes a number from 1 on, not " + times);
    }
    if (load < 0) {
      throw new UsageError("--load takes a number from 0 on, not " + load);
    }
    List<Callable<Report>> work = new ArrayList<>();
    for (Lab lab : longestFirst(Here.labs(ids))) {
      Subject subject = Subject.answer(lab);
      work.add(() -> runs(subject));
    }
    try (BusyCores busy = BusyCores.open(load)) {
      System.out.printf(
          "%d runs of each lab, %d processes keep the cores busy%n", times, busy.running());
      new SideBySide(jobs).run(work, last -> {});
    }
    System.out.println();
    flakiness.table().forEach(System.out::println);
    return (flakiness.any() ? ExitCode.NOT_PASSED : ExitCode.PASSED).code();
  }

  /** So that none is left alone at the end, where it would be over too easily. */
  private static List<Lab> longestFirst(List<Lab> labs) {
    return labs.stream()
        .sorted(Comparator.comparingInt(lab -> -Judge.allSeconds(lab)))
        .toList();
  }

  /** All runs of one lab, one after another: they share a folder. */
  private Report runs(Subject subject) {
    Report report = run(subject);
    for (int run = 2; run <= times; run++) {
      report = run(subject);
    }
    return report;
  }

  private Report run(Subject subject) {
    Report report = Judge.judge(subject, Settings.fresh("embedded"), new CheckListener() {});
    flakiness.add(report);
    System.out.printf(
        "%-16s %-8s %5.1f s  seed %d%n",
        report.lab(), report.state(), report.millis() / 1000.0, report.seed());
    Flakiness.failures(report).map(ReportText::full).forEach(System.out::println);
    return report;
  }
}
