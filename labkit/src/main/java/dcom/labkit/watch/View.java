package dcom.labkit.watch;

import dcom.labkit.lab.Lab;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.report.ReportText;
import dcom.labkit.report.StepResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a watch knows, and how that looks as lines of text. Used by one thread. */
final class View {
  private static final String PENDING = "?";
  private static final int CHANGES = 6;

  private final Lab lab;
  private final Map<String, CheckResult> fresh = new LinkedHashMap<>();
  private Optional<Report> report;
  private String status = "";
  private String refusal = "";
  private String said = "";
  private List<String> changes = List.of();
  private int failure;

  View(Lab lab, Optional<Report> report) {
    this.lab = lab;
    this.report = report;
  }

  /** The newest report. */
  Optional<Report> report() {
    return report;
  }

  void begin(Set<Path> changed) {
    fresh.clear();
    said = "";
    failure = 0;
    String names = changed.stream()
        .map(file -> file.getFileName().toString())
        .collect(Collectors.joining(", "));
    status = names.isEmpty() ? "checking …" : "saved: " + names + "; checking …";
  }

  void ended(CheckResult result) {
    fresh.put(result.name(), result);
    refusal = "";
  }

  void judged(Report now) {
    changes = changes(now);
    report = Optional.of(now);
    refusal = "";
    status = "%.1f s, seed %d".formatted(now.millis() / 1000.0, now.seed());
  }

  void refused(String reason) {
    refusal = reason;
    changes = List.of();
    status = "not checked";
  }

  /** Shows the next failure in place of the one that is shown. */
  void next() {
    failure++;
    said = "";
  }

  /** Shows a text until the next save. */
  void say(String text) {
    said = text;
  }

  /** The whole screen. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(lab.id() + ": " + lab.manifest().title());
    lines.add(bar());
    lines.add("");
    if (refusal.isEmpty()) {
      changes.forEach(lines::add);
      steps().forEach(lines::add);
      failures().forEach(lines::add);
    } else {
      refusal.lines().forEach(lines::add);
    }
    if (!said.isEmpty()) {
      lines.add("");
      said.lines().forEach(lines::add);
    }
    lines.add("");
    lines.addAll(whatNext());
    lines.add("a run all · n next failure · h hint · q quit");
    return lines;
  }

  /** One mark for each check, the steps apart; a mark is a question mark until the check has ended. */
  private String bar() {
    String marks = report
        .map(known -> known.steps().stream().map(this::marks).collect(Collectors.joining(" ")))
        .orElse(fresh.values().stream().map(r -> r.outcome().mark()).collect(Collectors.joining()));
    String points = report
        .map(known -> "%d of %d points".formatted(known.earned(), known.points()))
        .orElse("");
    return "[%s]  %s  %s".formatted(marks, points, status).stripTrailing();
  }

  private String marks(StepResult step) {
    return step.checks().stream().map(this::mark).collect(Collectors.joining());
  }

  private String mark(CheckResult check) {
    if (!running()) {
      return check.outcome().mark();
    }
    CheckResult known = fresh.get(check.name());
    return known == null ? PENDING : known.outcome().mark();
  }

  private List<String> steps() {
    return report.stream()
        .flatMap(known -> known.steps().stream())
        .map(step -> "  %s  step %d  %s".formatted(mark(step), step.number(), step.title()))
        .toList();
  }

  private static String mark(StepResult step) {
    return step.holds()
        ? Outcome.PASSED.mark()
        : step.checks().stream()
            .map(CheckResult::outcome)
            .filter(outcome -> outcome != Outcome.PASSED)
            .map(Outcome::mark)
            .findFirst()
            .orElse(PENDING);
  }

  /** One failure in full: while checks run, the first that is known; later, the one that is asked for. */
  private List<String> failures() {
    List<CheckResult> all = failed();
    if (all.isEmpty()) {
      return List.of();
    }
    CheckResult one = all.get(failure % all.size());
    List<String> lines = new ArrayList<>(List.of(""));
    ReportText.full(one).lines().forEach(lines::add);
    if (all.size() > 1) {
      lines.add("(" + (failure % all.size() + 1) + " of " + all.size() + " that do not hold)");
    }
    return lines;
  }

  private List<CheckResult> failed() {
    List<CheckResult> now = fresh.values().stream().filter(View::wrong).toList();
    return running() && !now.isEmpty()
        ? now.subList(0, 1)
        : report.stream().flatMap(Report::checks).filter(View::wrong).toList();
  }

  private boolean running() {
    return status.endsWith("…");
  }

  private static boolean wrong(CheckResult check) {
    return Set.of(Outcome.FAILED, Outcome.ERROR, Outcome.NOT_STARTED).contains(check.outcome());
  }

  /** What passes now and did not, and the other way round; what was passed over is neither. */
  private List<String> changes(Report now) {
    Set<String> before = passed(report);
    List<String> lines = new ArrayList<>();
    now.checks()
        .filter(check -> check.outcome() == Outcome.PASSED && !before.contains(check.sentence()))
        .forEach(check -> lines.add("now passes: " + check.sentence()));
    now.checks()
        .filter(check -> wrong(check) && before.contains(check.sentence()))
        .forEach(check -> lines.add("no longer passes: " + check.sentence()));
    if (lines.size() > CHANGES) {
      int more = lines.size() - CHANGES;
      lines.subList(CHANGES, lines.size()).clear();
      lines.add("and " + more + " more");
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    return lines;
  }

  private static Set<String> passed(Optional<Report> report) {
    return report.stream()
        .flatMap(Report::checks)
        .filter(check -> check.outcome() == Outcome.PASSED)
        .map(CheckResult::sentence)
        .collect(Collectors.toSet());
  }

  /** Two lines. */
  private List<String> whatNext() {
    if (!refusal.isEmpty()) {
      return List.of("Next: mend this, and save.", "");
    }
    Optional<StepResult> open = report.flatMap(Report::next);
    if (open.isPresent()) {
      return List.of(
          "Next: step " + open.get().number() + ", " + open.get().title(),
          "  " + lab.path().resolve("README.md") + " tells how; save to check, h for a hint");
    }
    return report.isPresent() ? done() : List.of("", "");
  }

  private List<String> done() {
    return List.of("Everything holds.", "  compare: ./lab diff " + lab.id() + "; all labs: ./lab");
  }
}
