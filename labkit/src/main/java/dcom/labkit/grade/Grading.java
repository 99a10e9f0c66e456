package dcom.labkit.grade;

import dcom.labkit.check.Judge;
import dcom.labkit.grade.intake.Contents;
import dcom.labkit.grade.intake.Intake;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.Legible;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.terminal.Scratch;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Grades submissions: takes them in, proves the checks, has each judged in a process of its own, and
 * keeps each grade at once.
 */
public final class Grading {
  /** For starting a judge, compiling and tidying up. */
  private static final Duration AROUND = Duration.ofMinutes(3);

  /** The characters of a file's name, at most, in what is said. */
  private static final int LONGEST = 100;

  private final Course course;
  private final Wish wish;
  private final PrintStream out;
  private final boolean live;

  /**
   * Prepares.
   *
   * @param out where to say how far it has come
   * @param live whether a line there may be overwritten
   */
  public Grading(Course course, Wish wish, PrintStream out, boolean live) {
    this.course = course;
    this.wish = wish;
    this.out = out;
    this.live = live;
  }

  /**
   * Grades.
   *
   * @throws CannotGrade if it cannot begin as it was asked for
   * @throws Unproven if the checks do not judge rightly
   */
  public GradeBook grade() {
    try (Session session = Session.open(wish)) {
      Session.Start start = session.start().orElseGet(() -> begin(session));
      agree(start);
      Lab lab = course.lab(start.lab());
      int count = start.submissions().size();
      say("%s: %d %s, seed %d, %s"
          .formatted(
              lab.id(), count, count == 1 ? "submission" : "submissions", start.seed(), cell()));
      if (!start.ignored().isEmpty()) {
        say("Not submissions: "
            + start.ignored().stream()
                .map(name -> Legible.brief(name, LONGEST))
                .collect(Collectors.joining(", ")));
      }
      return book(lab, session, start);
    }
  }

  /** What keeps the submissions apart, in a sentence. */
  private String cell() {
    return wish.cell().name().equals("none")
        ? "WITHOUT a cell: submissions can do what you can do"
        : "each in a cell (" + wish.cell().name() + ")";
  }

  private Session.Start begin(Session session) {
    Intake.Taken taken = new Intake(course).take(wish.from(), wish.lab(), session.newIntake());
    return session.begin(wish, taken.lab().id(), taken.submissions(), taken.ignored());
  }

  /** A session goes on as it began: two halves that were graded differently are no grades. */
  private void agree(Session.Start start) {
    wish.lab().filter(lab -> !lab.equals(start.lab())).ifPresent(lab -> {
      throw new CannotGrade(
          "The session in " + wish.out() + " grades " + start.lab() + ", not " + lab);
    });
    if (!start.cell().equals(wish.cell().name())) {
      throw new CannotGrade("The session in " + wish.out() + " was begun with the cell "
          + start.cell() + ", not " + wish.cell().name() + "; begin another one with --out");
    }
  }

  private GradeBook book(Lab lab, Session session, Session.Start start) {
    int seconds = Judge.allSeconds(lab);
    Proof.Proven proven = proof(lab, session, start, seconds);
    say(said(lab, proven));
    JudgeProcess judges = judges(lab, seconds, proven.patience());
    Map<Submission, Grade> grades = new ConcurrentHashMap<>();
    start
        .submissions()
        .forEach(one -> session.grade(one).ifPresent(grade -> grades.put(one, grade)));
    List<Submission> open =
        start.submissions().stream().filter(one -> !grades.containsKey(one)).toList();
    Progress progress =
        new Progress(out, live, "Graded", start.submissions().size(), grades.size());
    Crew.each(open, wish.jobs(), one -> {
      Grade grade = grade(lab, session, start, one, judges, proven.patience());
      session.keep(one, grade);
      grades.put(one, grade);
      progress.done(one.student() + " " + points(lab, grade));
    });
    progress.end();
    return new GradeBook(
        GradeBook.SCHEMA,
        lab.id(),
        lab.manifest().title(),
        lab.manifest().points(),
        start.seed(),
        start.broker(),
        start.cell(),
        start.started(),
        start.submissions().stream().map(grades::get).toList());
  }

  private Proof.Proven proof(Lab lab, Session session, Session.Start start, int seconds) {
    Wish same = wish.with(start.seed(), start.broker());
    try (Scratch scratch = Scratch.open("lab-starter-")) {
      Path starter = Intake.starter(lab, scratch.folder().resolve("starter/files"));
      Path evidence = session.folder().resolve("proof");
      return new Proof(lab, same, judges(lab, seconds, 4), evidence, starter).prove(out, live);
    }
  }

  private static String said(Lab lab, Proof.Proven proven) {
    String patience = proven.patience() == 1
        ? ""
        : "; this machine is slow, so checks get %.1f times their time"
            .formatted(proven.patience());
    return "Proven: the answer earns %d of %d points, the starter none, %d wrong programs less%s"
        .formatted(lab.manifest().points(), lab.manifest().points(), proven.wrong(), patience);
  }

  /** Each check may run twice; whatever lasts longer hangs. */
  private JudgeProcess judges(Lab lab, int seconds, double patience) {
    Duration checks = Duration.ofMillis((long) (2 * seconds * 1000 * patience));
    return new JudgeProcess(wish.cell(), checks.plus(AROUND), lab.manifest().points());
  }

  private static String points(Lab lab, Grade grade) {
    return grade.counts() ? grade.earned() + "/" + lab.manifest().points() : "not graded";
  }

  /** What goes wrong with one submission here is the error of that one, and of no other. */
  private Grade grade(
      Lab lab,
      Session session,
      Session.Start start,
      Submission one,
      JudgeProcess judges,
      double patience) {
    long began = System.nanoTime();
    try {
      return judged(lab, session, start, one, judges, patience, began);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      String failed = "cannot be graded: " + e;
      return grade(one, Grade.Status.ERROR, Optional.empty(), failed, List.of(), began);
    }
  }

  private Grade judged(
      Lab lab,
      Session session,
      Session.Start start,
      Submission one,
      JudgeProcess judges,
      double patience,
      long began) {
    if (!one.problem().isEmpty()) {
      return grade(one, Grade.Status.REFUSED, Optional.empty(), one.problem(), List.of(), began);
    }
    Path folder = session.folder(one);
    Path files = folder.resolve("files");
    if (!Files.isDirectory(files) || !Contents.fingerprint(files).equals(one.fingerprint())) {
      String changed = "the files in " + files + " are not those that were taken in";
      return grade(one, Grade.Status.ERROR, Optional.empty(), changed, List.of(), began);
    }
    Task task = new Task(
        course.root().toString(),
        lab.id(),
        Subject.Kind.SUBMISSION,
        one.student(),
        files.toString(),
        start.broker(),
        start.seed(),
        patience,
        Optional.empty(),
        folder.toString(),
        UUID.randomUUID().toString());
    try {
      return grade(one, judges.judge(task), began);
    } catch (JudgeFailure e) {
      return grade(one, Grade.Status.ERROR, Optional.empty(), e.getMessage(), List.of(), began);
    }
  }

  private static String joined(String problem, String remark) {
    return remark.isEmpty() ? problem : problem + "; " + remark;
  }

  private static Grade grade(Submission one, Marks marks, long began) {
    Optional<Report> report = marks.report();
    boolean error = report.filter(checked -> checked.count(Outcome.ERROR) > 0).isPresent();
    Grade.Status status =
        report.isEmpty() ? Grade.Status.REFUSED : error ? Grade.Status.ERROR : Grade.Status.GRADED;
    String problem = error
        ? report
            .flatMap(checked ->
                checked.checks().filter(c -> c.outcome() == Outcome.ERROR).findFirst())
            .map(check -> check.sentence() + ": " + check.reason())
            .orElse("")
        : report.isEmpty() ? joined(marks.problem(), one.remark()) : one.remark();
    return grade(one, status, report, problem, marks.flaky(), began);
  }

  private static Grade grade(
      Submission one,
      Grade.Status status,
      Optional<Report> report,
      String problem,
      List<String> flaky,
      long began) {
    return new Grade(
        one.student(),
        one.keys(),
        status,
        report,
        problem,
        flaky,
        (System.nanoTime() - began) / 1_000_000,
        "submissions/" + one.folder());
  }

  /** Names of students and of their files are in it. */
  private void say(String line) {
    out.println(Legible.line(line));
  }
}
