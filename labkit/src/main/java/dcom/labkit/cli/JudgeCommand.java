package dcom.labkit.cli;

import dcom.labkit.check.CheckListener;
import dcom.labkit.check.Golden;
import dcom.labkit.check.Judge;
import dcom.labkit.check.Pace;
import dcom.labkit.check.Settings;
import dcom.labkit.check.SideBySide;
import dcom.labkit.lab.DoesNotCompile;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Peers;
import dcom.labkit.lab.Subject;
import dcom.labkit.lab.WrongProgram;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportText;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
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
            + " wrong programs must fail the check that they name, with the words that teach."
            + " Every fifth wrong program meets all checks, another fifth each time.",
    footer = {
      "",
      "Examples:",
      "  ./lab dev judge",
      "  ./lab dev judge onenode --only no-flush",
      "  ./lab dev judge onenode --show no-flush the program as it is compiled",
      "  ./lab dev judge onenode --matrix        every program against every check",
      "  ./lab dev judge onenode --accept        then read what git diff shows"
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
              + " (NAME.txt), to be reviewed.")
  private boolean accept;

  @Option(names = "--verbose", description = "Show the failures that wrong programs bring about.")
  private boolean verbose;

  @Option(
      names = "--matrix",
      description = "Run all checks for all programs, show each against each, and name the checks"
          + " that no wrong program needs.")
  private boolean matrix;

  @Option(
      names = "--turn",
      paramLabel = "N",
      description =
          "Which fifth of the wrong programs meets all checks: 0 to 4; random by default.")
  private int turn = new SecureRandom().nextInt(SHARES);

  @Option(names = "--show", paramLabel = "NAME", description = "Print a wrong program, and end.")
  private String show = "";

  @Option(
      names = "--jobs",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many programs at a time; default ${DEFAULT-VALUE}.")
  private int jobs;

  private static final int SHARES = 5;

  private final List<String> surprises = new ArrayList<>();
  private final List<String> unneeded = new ArrayList<>();
  private int judged;

  @Override
  public Integer call() {
    if (turn < 0 || turn >= SHARES) {
      throw new UsageError("--turn takes a number from 0 to 4, not " + turn);
    }
    if (jobs < 1) {
      throw new UsageError("--jobs takes a number from 1 on, not " + jobs);
    }
    if (!show.isEmpty()) {
      return shown();
    }
    System.out.printf("%-9s %-32s %7s  %s%n", "lab", "program", "seconds", "verdict");
    Here.labs(ids).forEach(this::judge);
    System.out.println();
    if (!matrix && !accept && only.isEmpty()) {
      System.out.println("All checks were run for every fifth wrong program, turn " + turn + ".");
    }
    unneeded.forEach(System.out::println);
    surprises.forEach(System.out::println);
    System.out.println(judged + " programs judged, " + surprises.size() + " surprises");
    if (judged == 0) {
      throw new UsageError("There is no program '" + only + "' to judge.");
    }
    return (surprises.isEmpty() ? ExitCode.PASSED : ExitCode.NOT_PASSED).code();
  }

  private int shown() {
    List<WrongProgram> found = Here.labs(ids).stream()
        .flatMap(lab -> WrongProgram.of(lab).stream())
        .filter(program -> program.name().equals(show))
        .toList();
    if (found.isEmpty()) {
      throw new UsageError("There is no wrong program '" + show + "' to show.");
    }
    found.stream()
        .map(WrongProgram::subject)
        .forEach(subject -> Printout.of(subject.folder()).forEach(System.out::println));
    return ExitCode.PASSED.code();
  }

  private void judge(Lab lab) {
    List<Judged> programs = new ArrayList<>();
    String server = ServerKind.of(broker);
    List<Callable<Judged>> work = subjects(lab)
        .filter(subject -> only.isEmpty() || subject.name().equals(only))
        .<Callable<Judged>>map(subject -> () -> judge(subject, server))
        .toList();
    new SideBySide(jobs).run(work, one -> {
      say(one);
      programs.add(one);
    });
    judged += programs.size();
    Matrix all = new Matrix(programs);
    if (matrix && !programs.isEmpty()) {
      System.out.println();
      all.lines().forEach(System.out::println);
      System.out.println();
      all.unneeded()
          .forEach(check -> unneeded.add(lab.id() + ", no wrong program needs the check " + check));
    }
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

  private Judged judge(Subject subject, String server) {
    try {
      Report first = judged(subject, settings(subject, server));
      if (accept) {
        accept(first, Golden.of(subject));
      }
      return Judged.of(subject, inItsWords(subject, server, first));
    } catch (DoesNotCompile e) {
      return Judged.notMade(subject, e.getMessage(), "");
    } catch (UncheckedIOException e) {
      // A program in another language, whose compiler is not here: required only where peers are.
      return Judged.notMade(subject, Peers.required() ? e.getMessage() : "", e.getMessage());
    }
  }

  /**
   * The report, or another one if a wrong program has done something else than it should. It may have
   * failed in other words, since which of two threads comes first is a matter of luck; a second time
   * it hardly is. Or other checks than its own may have caught it, so all of them are run; or its own
   * one, if an earlier step kept that from running.
   */
  private Report inItsWords(Subject subject, String server, Report first) {
    boolean asItShould = subject.kind() != Subject.Kind.WRONG
        || Expectation.of(subject).surprise(first).isEmpty();
    return asItShould
        ? first
        : judged(
            subject, ofWrong(subject, Settings.fresh(server), !keptFromRunning(subject, first)));
  }

  private static boolean keptFromRunning(Subject wrong, Report report) {
    String check = Golden.of(wrong).check();
    return report
        .checks()
        .anyMatch(one -> one.name().equals(check) && one.outcome() == Outcome.SKIPPED);
  }

  private static Report judged(Subject subject, Settings settings) {
    return Judge.judge(subject, settings, new CheckListener() {}, Pace.brisk()).orElseThrow();
  }

  /**
   * Wrong programs always get the same values, so that their failures can be compared. Others are
   * judged as a student's are, with a second chance.
   */
  private Settings settings(Subject subject, String server) {
    Settings fresh = Settings.fresh(server);
    if (subject.kind() != Subject.Kind.WRONG) {
      return fresh.withSecondChance();
    }
    return ofWrong(subject, fresh, meetsAll(subject));
  }

  private static Settings ofWrong(Subject subject, Settings fresh, boolean all) {
    Settings same = fresh.withSeed(Golden.SEED);
    return all ? same : same.alone(Golden.of(subject).check(), 1);
  }

  /** Its name decides, so that a program that is added does not move the others. */
  private boolean meetsAll(Subject wrong) {
    boolean itsTurn = Math.floorMod(wrong.name().hashCode(), SHARES) == turn;
    return matrix || !accept && (itsTurn || !only.isEmpty());
  }

  private static void accept(Report report, Golden golden) {
    report
        .checks()
        .filter(check -> golden.isOf(check) && check.outcome() == Outcome.FAILED)
        .forEach(golden::accept);
  }

  private void say(Judged one) {
    String lab = one.subject().lab().id();
    System.out.printf("%-9s %-32s %7.1f  %s%n", lab, one.name(), one.seconds(), one.verdict());
    if (!one.surprise().isEmpty()) {
      surprises.add(lab + ", " + one.name() + ": " + one.surprise());
    }
    if (verbose && one.wrong()) {
      one.failed().forEach(check -> System.out.println(ReportText.full(check)));
    }
  }
}
