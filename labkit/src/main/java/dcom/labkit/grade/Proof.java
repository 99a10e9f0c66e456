package dcom.labkit.grade;

import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import dcom.labkit.lab.WrongProgram;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.FailureText;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Proves before anything is graded that the checks judge rightly, on this machine, in this cell: the
 * answer earns all points, the starter none, of wrong programs one for each check less than all. Also finds out how
 * patient checks have to be here.
 */
final class Proof {
  /** The answer should need no more than this part of the time that a check has. */
  private static final double AMPLE = 0.25;

  private static final double MOST = 10;

  /**
   * What was proven.
   *
   * @param stamp what it holds for
   * @param jobs how many were judged at the same time: it holds for fewer, too
   * @param patience what a check's time has to be multiplied by on this machine
   * @param wrong how many wrong programs were refused
   */
  record Proven(String stamp, int jobs, double patience, int wrong) {}

  private final Lab lab;
  private final Wish wish;
  private final JudgeProcess judges;
  private final Path folder;
  private final Path starter;

  /**
   * For one lab.
   *
   * @param folder where the evidence goes
   * @param starter the starter's files
   */
  Proof(Lab lab, Wish wish, JudgeProcess judges, Path folder, Path starter) {
    this.lab = lab;
    this.wish = wish;
    this.judges = judges;
    this.folder = folder;
    this.starter = starter;
  }

  /**
   * Proves, unless the same was proven before.
   *
   * @throws Unproven naming the program that was judged wrongly
   */
  Proven prove(PrintStream out, boolean live) {
    String stamp = Stamp.of(lab, wish);
    Path kept = lab.folder().resolve("target/lab/proof.json");
    Optional<Proven> known =
        Documents.read(kept, Proven.class).filter(proven -> holds(proven, stamp));
    if (known.isPresent()) {
      return known.get();
    }
    Proven proven = proven(stamp, out, live);
    Documents.write(proven, kept);
    return proven;
  }

  private boolean holds(Proven proven, String stamp) {
    return stamp.equals(proven.stamp()) && wish.jobs() <= proven.jobs();
  }

  private Proven proven(String stamp, PrintStream out, boolean live) {
    if (!lab.hasAnswer()) {
      throw new Unproven("Nothing is graded: there is no answer in " + lab.answer()
          + " to try the checks with. Grade with a whole copy of the course.");
    }
    List<Subject> subjects =
        new ArrayList<>(List.of(Subject.answer(lab), Subject.submission(lab, "starter", starter)));
    subjects.addAll(wrongPrograms());
    Map<Subject, Marks> all = new ConcurrentHashMap<>();
    Progress progress =
        new Progress(out, live, "Proving the checks of " + lab.id() + ":", subjects.size(), 0);
    Crew.each(subjects, wish.jobs(), subject -> {
      all.put(subject, judged(subject));
      progress.done(title(subject));
    });
    progress.end();
    double slowest = all.get(subjects.get(0)).slowest();
    double patience = Math.min(MOST, Math.max(1, slowest / AMPLE));
    return new Proven(stamp, wish.jobs(), Math.round(patience * 10) / 10.0, subjects.size() - 2);
  }

  /** One for each check, so that each check is seen to catch something here; the first by name. */
  private List<Subject> wrongPrograms() {
    Map<String, WrongProgram> byCheck = new TreeMap<>();
    WrongProgram.of(lab).forEach(wrong -> byCheck.putIfAbsent(wrong.check(), wrong));
    return byCheck.values().stream().map(WrongProgram::subject).toList();
  }

  private Marks judged(Subject subject) {
    try {
      return switch (subject.kind()) {
        case ANSWER -> answer(subject);
        case WRONG -> wrong(subject);
        default -> starter(subject);
      };
    } catch (JudgeFailure e) {
      throw refused(title(subject) + " cannot be judged: " + e.getMessage(), subject);
    }
  }

  private Marks answer(Subject subject) throws JudgeFailure {
    Marks marks = judges.judge(task(subject, Optional.empty()));
    Report report = report(marks, subject);
    report
        .checks()
        .filter(check -> check.outcome() != Outcome.PASSED)
        .findFirst()
        .ifPresent(check -> {
          throw refused(
              "the answer does not pass '" + check.sentence() + "': " + told(check), subject);
        });
    return marks;
  }

  private Marks starter(Subject subject) throws JudgeFailure {
    Marks marks = judges.judge(task(subject, Optional.empty()));
    int earned = report(marks, subject).earned();
    if (earned > 0) {
      throw refused(
          "the starter earns " + earned + " points: somebody has worked in " + lab.path()
              + "; type ./lab reset " + lab.id(),
          subject);
    }
    return marks;
  }

  /** First the check that is known to fail, alone, which is quick; only if it does not, all. */
  private Marks wrong(Subject subject) throws JudgeFailure {
    String check = WrongProgram.of(subject).check();
    Marks quick = judges.judge(task(subject, Optional.of(check)));
    if (report(quick, subject).count(Outcome.FAILED) > 0) {
      return quick;
    }
    Marks whole = judges.judge(task(subject, Optional.empty()));
    if (report(whole, subject).earned() >= lab.manifest().points()) {
      throw refused("the wrong program '" + subject.name() + "' earns all points", subject);
    }
    return whole;
  }

  private Report report(Marks marks, Subject subject) {
    return marks
        .report()
        .orElseThrow(
            () -> refused(title(subject) + " cannot be checked: " + marks.problem(), subject));
  }

  private Unproven refused(String why, Subject subject) {
    return new Unproven("Nothing is graded, because the checks of " + lab.id()
        + " do not judge rightly here: " + why + "\nWhat was seen is in " + evidence(subject)
        + "; try ./lab dev judge " + lab.id());
  }

  private static String told(CheckResult check) {
    return check.failure().isPresent()
        ? "\n" + FailureText.of(check)
        : check.outcome().word() + ", " + check.reason();
  }

  private Task task(Subject subject, Optional<String> check) {
    return new Task(
        lab.course().root().toString(),
        lab.id(),
        subject.kind(),
        subject.name(),
        subject.kind() == Subject.Kind.SUBMISSION ? subject.folder().toString() : "",
        wish.broker(),
        wish.seed(),
        1 / AMPLE,
        check,
        evidence(subject).toString(),
        UUID.randomUUID().toString());
  }

  private Path evidence(Subject subject) {
    return folder.resolve(
        subject.kind() == Subject.Kind.WRONG ? "wrong-" + subject.name() : subject.name());
  }

  private static String title(Subject subject) {
    return subject.kind() == Subject.Kind.WRONG
        ? "the wrong program '" + subject.name() + "'"
        : "the " + subject.name();
  }
}
