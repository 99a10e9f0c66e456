package dcom.labkit.check;

import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Step;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportFile;
import dcom.labkit.report.StepResult;
import dcom.labkit.terminal.Terminal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One pass over a lab's checks: what is checked, how, and what came of it so far. Known to JUnit by
 * an id in its configuration; where there is none (a Maven build), the run is that of the working
 * folder. Used by one thread at a time.
 */
final class CheckRun implements AutoCloseable {
  /** The configuration parameter that names a run. */
  static final String PARAMETER = "lab.run";

  private static final Map<String, CheckRun> RUNS = new ConcurrentHashMap<>();
  private static final Set<Outcome> PASSED_OR_SKIPPED = Set.of(Outcome.PASSED, Outcome.SKIPPED);
  private static final Set<Outcome> AGAIN = Set.of(Outcome.FAILED, Outcome.ERROR);
  private static final String OF_FOLDER = "folder";

  private final String id;
  private final Subject subject;
  private final Settings settings;
  private final CheckListener listener;
  private final Instant started = Instant.now();
  private final Set<Integer> waiting = new HashSet<>();
  private final Map<Integer, List<CheckResult>> results = new TreeMap<>();
  private Optional<Programs> programs = Optional.empty();
  private boolean endsAtFailure;

  private CheckRun(String id, Subject subject, Settings settings, CheckListener listener) {
    this.id = id;
    this.subject = subject;
    this.settings = settings;
    this.listener = listener;
    RUNS.put(id, this);
  }

  static CheckRun open(Subject subject, Settings settings, CheckListener listener) {
    return new CheckRun(UUID.randomUUID().toString(), subject, settings, listener);
  }

  /** The run that a configuration names. */
  static CheckRun of(Function<String, Optional<String>> configuration) {
    String id = configuration.apply(PARAMETER).orElse(OF_FOLDER);
    CheckRun run = RUNS.get(id);
    return run != null ? run : ofFolder();
  }

  private static CheckRun ofFolder() {
    Subject subject = Subject.in(Path.of(""));
    return new CheckRun(OF_FOLDER, subject, Settings.ofBuild(), new CheckPrinter(System.out));
  }

  String id() {
    return id;
  }

  Subject subject() {
    return subject;
  }

  Settings settings() {
    return settings;
  }

  Programs programs() {
    if (programs.isEmpty()) {
      programs = Optional.of(Programs.build(subject));
    }
    return programs.get();
  }

  Step step(Check check) {
    return subject.lab().manifest().steps().get(check.step() - 1);
  }

  void starting(Step step, String sentence) {
    listener.started(step, sentence);
  }

  /** Lets go of a check's terminals, whose lines can still be read. */
  void played(String name, List<Terminal> terminals) {
    listener.played(name, terminals);
  }

  /**
   * Runs a check that did not pass once more, alone, with the same seed. It is the second result that
   * counts.
   */
  Optional<CheckResult> again(CheckResult first) {
    if (!settings.again() || !AGAIN.contains(first.outcome())) {
      return Optional.empty();
    }
    Report second = Judge.judge(
        subject, settings.alone(first.name(), settings.patience()), new CheckListener() {});
    Optional<CheckResult> result = second.checks().findFirst();
    result.ifPresent(another -> listener.again(first, another));
    return result;
  }

  void record(Step step, CheckResult result) {
    results.computeIfAbsent(step.number(), any -> new ArrayList<>()).add(result);
    listener.finished(step, result);
  }

  /** Whether this step's checks were asked for. */
  boolean wants(Step step) {
    return settings.step().isEmpty() || settings.step().getAsInt() == step.number();
  }

  /** Whether this check was asked for. */
  boolean wants(Step step, String name) {
    return wants(step) && settings.check().map(name::equals).orElse(true);
  }

  /** From here on, the first check that fails is the last that runs. */
  void endAtFailure() {
    endsAtFailure = true;
  }

  /** Whether a failure has ended the run, which was to be so. */
  boolean decided() {
    return endsAtFailure
        && results.values().stream()
            .flatMap(List::stream)
            .anyMatch(result -> result.outcome() == Outcome.FAILED);
  }

  /** The step that keeps this one from being checked: the first that must hold and does not. */
  Optional<Integer> blocked(Step step) {
    Optional<Integer> earlier = settings.whole() ? firstOpen(step) : Optional.empty();
    earlier.ifPresent(any -> waiting.add(step.number()));
    return earlier;
  }

  private Optional<Integer> firstOpen(Step step) {
    return step.after().stream().sorted().filter(earlier -> !holds(earlier)).findFirst();
  }

  /** A check that this machine has no means for does not keep a student from going on. */
  private boolean holds(int step) {
    return !waiting.contains(step)
        && results(step).stream().map(CheckResult::outcome).allMatch(PASSED_OR_SKIPPED::contains);
  }

  /** What became of a step's checks so far, in the order in which they ended. */
  List<CheckResult> results(int step) {
    return results.getOrDefault(step, List.of());
  }

  /** What came of it; also written to the subject's report file when all steps were checked. */
  Report finish() {
    Report report = new Report(
        Report.SCHEMA,
        subject.lab().id(),
        subject.lab().manifest().title(),
        subject.name(),
        settings.seed(),
        settings.broker(),
        started.toString(),
        Instant.now().toEpochMilli() - started.toEpochMilli(),
        steps());
    if (settings.whole()) {
      ReportFile.write(report, subject.report());
    }
    listener.finished(report);
    return report;
  }

  private List<StepResult> steps() {
    return subject.lab().manifest().steps().stream()
        .filter(this::wants)
        .map(step ->
            new StepResult(step.number(), step.title(), step.points(), results(step.number())))
        .toList();
  }

  @Override
  public void close() {
    RUNS.remove(id);
  }
}
