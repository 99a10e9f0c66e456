package dcom.labkit.check;

import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Step;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Progress;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportFile;
import dcom.labkit.report.StepResult;
import dcom.labkit.terminal.Terminal;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One pass over a lab's checks: what is checked, how, and what came of it so far. Known to JUnit by
 * an id in its configuration; where there is none (a Maven build), the run is that of the working
 * folder.
 *
 * <p>Thread-safe: checks may run beside each other. Each ends in a result of its own; what it comes
 * to is settled in the order of the checks, once all before it are. A check of a step whose earlier
 * steps do not hold is passed over then, whether it has run or not.
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
  private final Map<String, Playing> playing = new HashMap<>();
  private final Map<String, CheckResult> ended = new HashMap<>();
  private final Map<String, CheckResult> settled = new LinkedHashMap<>();
  private final Set<String> ranAgain = new HashSet<>();
  private final Set<Integer> waiting = new HashSet<>();
  private Optional<Sequence> sequence = Optional.empty();
  private Optional<Programs> programs = Optional.empty();
  private boolean endsAtFailure;
  private boolean stopped;

  /** A check that runs. */
  private record Playing(int step, Stage stage) {}

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

  /** Names the class whose checks these are; done once. */
  synchronized Sequence begin(Class<?> checks) {
    if (sequence.isEmpty()) {
      sequence = Optional.of(Sequence.of(checks, subject.lab()));
    }
    return sequence.get();
  }

  synchronized Sequence sequence() {
    return sequence.orElseThrow();
  }

  synchronized Programs programs() {
    if (programs.isEmpty()) {
      programs = Optional.of(Programs.build(subject, settings.cell()::building));
    }
    return programs.get();
  }

  Step step(Method check) {
    return subject.lab().manifest().steps().get(Sequence.step(check) - 1);
  }

  /** Whether this check was asked for. */
  boolean wants(Method check) {
    return wants(step(check)) && settings.check().map(check.getName()::equals).orElse(true);
  }

  private boolean wants(Step step) {
    return settings.step().isEmpty() || settings.step().getAsInt() == step.number();
  }

  synchronized void starting(Method check) {
    listener.started(step(check), Sentences.of(check.getName()));
  }

  /** A check has begun to play; if the run was stopped, its stage ends at once. */
  void playing(Method check, Stage stage) {
    if (!plays(check, stage)) {
      stage.halt();
    }
  }

  private synchronized boolean plays(Method check, Stage stage) {
    playing.put(check.getName(), new Playing(Sequence.step(check), stage));
    return !stopped && !passesOver(check);
  }

  /** Lets go of a check's terminals, whose lines can still be read. */
  synchronized void played(String name, List<Terminal> terminals) {
    listener.played(name, terminals);
  }

  /** A check has ended. */
  void record(Method check, Verdict verdict, long millis) {
    record(check, result(check, verdict, millis)).forEach(Stage::halt);
  }

  /**
   * Runs the first check that did not pass once more, alone, with the same seed: the second result
   * counts. To be called while no other check runs.
   *
   * @return false if there was nothing to run
   */
  boolean again() {
    Optional<Method> unsettled = unsettled();
    unsettled.ifPresent(check -> {
      CheckResult first = firstResult(check);
      Settings alone = settings.alone(check.getName(), settings.patience());
      Judge.judge(subject, alone, new CheckListener() {})
          .checks()
          .findFirst()
          .ifPresent(second -> again(first, second.worth(first.points())));
    });
    return unsettled.isPresent();
  }

  /** The same right after a check: in a Maven build no other one runs, and JUnit hears of it now. */
  void againAtOnce() {
    if (id.equals(OF_FOLDER)) {
      again();
    }
  }

  /** The first check whose failure nobody has seen twice. */
  private synchronized Optional<Method> unsettled() {
    return stopped || decided()
        ? Optional.empty()
        : sequence().checks().stream()
            .filter(this::wants)
            .filter(check -> !settled.containsKey(check.getName()))
            .findFirst()
            .filter(check -> ended.containsKey(check.getName()));
  }

  private synchronized CheckResult firstResult(Method check) {
    return ended.get(check.getName());
  }

  private synchronized void again(CheckResult first, CheckResult second) {
    ranAgain.add(first.name());
    ended.put(first.name(), second);
    listener.again(first, second);
    settle();
  }

  /** Whether a result stands: a failure that gets a second chance does not, before it had that. */
  private boolean stands(CheckResult result) {
    return !settings.again()
        || !AGAIN.contains(result.outcome())
        || ranAgain.contains(result.name());
  }

  /** Gives the stages that nobody waits for any more. */
  private synchronized List<Stage> record(Method check, CheckResult result) {
    Playing played = playing.remove(check.getName());
    boolean halted = played != null && played.stage().halted();
    if (stopped || halted) {
      return List.of(); // it is open, should it be wanted after all
    }
    ended.put(check.getName(), result);
    listener.ended(step(check), result);
    settle();
    return playing.values().stream()
        .filter(other -> passesOver(step(other.step())))
        .map(Playing::stage)
        .toList();
  }

  private CheckResult result(Method check, Verdict verdict, long millis) {
    int points = Points.of(sequence().type(), step(check), sequence().placeInStep(check));
    return new CheckResult(
        check.getName(),
        Sentences.of(check.getName()),
        verdict.outcome(),
        points,
        millis,
        verdict.reason(),
        verdict.failure());
  }

  /** Settles checks as far as all before them are. */
  private void settle() {
    for (Method check : sequence().checks()) {
      boolean open = wants(check) && !settled.containsKey(check.getName());
      if (decided() || open && !settle(check)) {
        return;
      }
    }
  }

  private boolean settle(Method check) {
    Optional<CheckResult> result = firstOpen(check)
        .map(earlier -> result(check, Verdict.skipped("step " + earlier + " comes first"), 0))
        .or(() -> Optional.ofNullable(ended.get(check.getName())).filter(this::stands));
    result.ifPresent(certain -> {
      settled.put(check.getName(), certain);
      listener.finished(step(check), certain);
    });
    return result.isPresent();
  }

  /** What a check comes to, once that is certain. */
  synchronized Optional<CheckResult> settled(Method check) {
    return Optional.ofNullable(settled.get(check.getName()));
  }

  /** From here on, the first check that fails is the last that runs. */
  synchronized void endAtFailure() {
    endsAtFailure = true;
  }

  /** Whether a failure has ended the run, which was to be so. */
  synchronized boolean decided() {
    return endsAtFailure
        && settled.values().stream().anyMatch(result -> result.outcome() == Outcome.FAILED);
  }

  /** Whether it is certain what all checks come to. */
  synchronized boolean complete() {
    return decided()
        || sequence().checks().stream()
            .filter(this::wants)
            .allMatch(check -> settled.containsKey(check.getName()));
  }

  /** The step that keeps a check from counting: the first that must hold and does not. */
  private Optional<Integer> firstOpen(Method check) {
    Optional<Integer> earlier = settings.whole()
        ? step(check).after().stream().sorted().filter(step -> !holds(step)).findFirst()
        : Optional.empty();
    earlier.ifPresent(any -> waiting.add(Sequence.step(check)));
    return earlier;
  }

  /** A check that this machine has no means for does not keep a student from going on. */
  private boolean holds(int step) {
    return !waiting.contains(step)
        && results(step).stream().map(CheckResult::outcome).allMatch(PASSED_OR_SKIPPED::contains);
  }

  private List<CheckResult> results(int step) {
    return sequence().checks().stream()
        .filter(check -> Sequence.step(check) == step)
        .flatMap(check -> settled(check).stream())
        .toList();
  }

  /** Whether it is known already that this check will not count: an earlier step does not hold. */
  synchronized boolean passesOver(Method check) {
    boolean failing = endsAtFailure
        && ended.values().stream().anyMatch(result -> AGAIN.contains(result.outcome()));
    return failing || decided() || passesOver(step(check));
  }

  /** Whether this check is still to be run. */
  synchronized boolean open(Method check) {
    return wants(check) && !ended.containsKey(check.getName());
  }

  private boolean passesOver(Step step) {
    return settings.whole()
        && sequence().checks().stream()
            .filter(check -> step.after().contains(Sequence.step(check)))
            .map(check -> ended.get(check.getName()))
            .anyMatch(result -> result != null && !PASSED_OR_SKIPPED.contains(result.outcome()));
  }

  private Step step(int number) {
    return subject.lab().manifest().steps().get(number - 1);
  }

  /** Ends everything that runs; nothing is recorded any more. */
  void stop() {
    halted().forEach(Stage::halt);
  }

  private synchronized List<Stage> halted() {
    stopped = true;
    return playing.values().stream().map(Playing::stage).toList();
  }

  /** JUnit has come to the end of the class: the end of a Maven build's run. */
  void ended() {
    if (id.equals(OF_FOLDER)) {
      finish();
    }
  }

  /** What came of it; also written to the subject's report file when all steps were checked. */
  synchronized Report finish() {
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
      keepProgress(report);
    }
    listener.finished(report);
    return report;
  }

  private void keepProgress(Report report) {
    if (subject.kind() == Subject.Kind.STUDENT) {
      Progress.keep(report, subject.lab().progress());
    }
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
