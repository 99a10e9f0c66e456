package dcom.labkit.cli;

import dcom.labkit.check.CheckListener;
import dcom.labkit.check.Golden;
import dcom.labkit.check.Judge;
import dcom.labkit.check.Settings;
import dcom.labkit.lab.DoesNotCompile;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportText;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "judge",
    description =
        "Judge the judge: answers and right programs must pass, starters must be not started,"
            + " wrong programs must fail the check that they name, with the words that teach.",
    footer = {
      "",
      "Examples:",
      "  ./lab dev judge",
      "  ./lab dev judge onenode --only no-flush",
      "  ./lab dev judge onenode --accept      then read what git diff shows"
    })
final class JudgeCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "LAB", description = "The labs; all if none is named.")
  private List<String> ids = List.of();

  @Option(names = "--only", paramLabel = "NAME", description = "Only the variant of this name.")
  private String only = "";

  @Option(
      names = "--broker",
      paramLabel = "KIND",
      description = "embedded (default), nats-server, or nats://host:port; also LAB_NATS.")
  private Optional<String> broker = Optional.empty();

  @Option(
      names = "--accept",
      description =
          "Run no more than the checks that catch wrong programs, and write their failures anew"
              + " (failure.txt), to be reviewed.")
  private boolean accept;

  @Option(names = "--verbose", description = "Show the failures that wrong programs bring about.")
  private boolean verbose;

  private final List<String> surprises = new ArrayList<>();
  private int judged;

  @Override
  public Integer call() {
    System.out.printf("%-9s %-32s %7s  %s%n", "lab", "program", "seconds", "verdict");
    for (Lab lab : Here.labs(ids)) {
      subjects(lab).filter(s -> only.isEmpty() || s.name().equals(only)).forEach(this::judge);
    }
    System.out.println();
    surprises.forEach(System.out::println);
    System.out.println(judged + " programs judged, " + surprises.size() + " surprises");
    if (judged == 0) {
      throw new UsageError("There is no program '" + only + "' to judge.");
    }
    return (surprises.isEmpty() ? ExitCode.PASSED : ExitCode.NOT_PASSED).code();
  }

  private Stream<Subject> subjects(Lab lab) {
    if (accept) {
      return Subject.variants(lab, Subject.Kind.WRONG).stream();
    }
    return Stream.of(
            Stream.of(Subject.answer(lab), Subject.student(lab)),
            Subject.variants(lab, Subject.Kind.RIGHT).stream(),
            Subject.variants(lab, Subject.Kind.WRONG).stream())
        .flatMap(stream -> stream);
  }

  private void judge(Subject subject) {
    Expectation expectation = Expectation.of(subject);
    judged++;
    try {
      Report report = Judge.judge(subject, settings(subject), new CheckListener() {});
      if (accept) {
        accept(report, Golden.of(subject));
      }
      say(
          subject,
          report.millis() / 1000.0,
          expectation.surprise(report),
          expectation.words(report));
      if (verbose && subject.kind() == Subject.Kind.WRONG) {
        report
            .checks()
            .filter(c -> c.failure().isPresent())
            .forEach(c -> System.out.println(ReportText.full(c)));
      }
    } catch (DoesNotCompile e) {
      say(subject, 0, e.getMessage(), "");
    } catch (UncheckedIOException e) {
      // A program in another language, whose compiler is not here: required only where peers are.
      say(
          subject,
          0,
          System.getenv("LAB_REQUIRE_PEERS") != null ? e.getMessage() : "",
          e.getMessage());
    }
  }

  /** Wrong programs always get the same values, so that their failures can be compared. */
  private Settings settings(Subject subject) {
    Settings fresh = Settings.fresh(ServerKind.of(broker));
    if (subject.kind() != Subject.Kind.WRONG) {
      return fresh;
    }
    Settings same = fresh.withSeed(Golden.SEED);
    return accept ? same.alone(Golden.of(subject).check(), 1) : same;
  }

  private static void accept(Report report, Golden golden) {
    report
        .checks()
        .filter(check -> golden.isOf(check) && check.outcome() == Outcome.FAILED)
        .forEach(golden::accept);
  }

  private void say(Subject subject, double seconds, String surprise, String words) {
    String lab = subject.lab().id();
    String verdict = surprise.isEmpty() ? words : "SURPRISE: " + surprise;
    String name = subject.kind().name().toLowerCase() + " " + subject.name();
    System.out.printf("%-9s %-32s %7.1f  %s%n", lab, name, seconds, verdict);
    if (!surprise.isEmpty()) {
      surprises.add(lab + ", " + name + ": " + surprise);
    }
  }
}
