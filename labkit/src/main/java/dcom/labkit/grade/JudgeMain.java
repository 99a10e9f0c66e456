package dcom.labkit.grade;

import dcom.labkit.check.Judge;
import dcom.labkit.check.Settings;
import dcom.labkit.lab.DoesNotCompile;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The process that judges one submission: compiles it, checks it, keeps the evidence, and writes the
 * marks as its last act. It ends with 0 if there are marks, whatever they are.
 */
final class JudgeMain {
  private JudgeMain() {}

  /** Takes one argument: the file of the {@link Task}. */
  public static void main(String[] args) {
    System.setProperty("lab.trace", "true"); // what goes wrong stands in judge.log
    try {
      judge(Documents.read(Path.of(args[0]), Task.class).orElseThrow());
      System.exit(0);
    } catch (Throwable thrown) {
      thrown.printStackTrace();
      System.exit(3);
    }
  }

  private static void judge(Task task) throws IOException {
    Subject subject = task.subject();
    try (Evidence evidence = new Evidence(Path.of(task.folder()))) {
      Documents.write(marks(task, subject, evidence), task.marks());
    }
  }

  private static Marks marks(Task task, Subject subject, Evidence evidence) {
    try {
      Report report = Judge.judge(subject, settings(task), evidence);
      return new Marks(
          task.token(), Optional.of(report), "", evidence.flaky(), slowest(report, subject));
    } catch (DoesNotCompile e) {
      evidence.refused(e.getMessage());
      String first = e.getMessage().lines().findFirst().orElse("");
      return new Marks(task.token(), Optional.empty(), "does not compile: " + first, List.of(), 0);
    }
  }

  private static Settings settings(Task task) {
    Settings settings = Settings.fresh(task.broker()).withSeed(task.seed());
    return task.check()
        .map(name -> settings.alone(name, task.patience()))
        .orElseGet(() -> settings.forGrading(task.patience()));
  }

  private static double slowest(Report report, Subject subject) {
    Map<String, Integer> seconds = Judge.seconds(subject.lab());
    return report
        .checks()
        .filter(check -> check.outcome() == Outcome.PASSED)
        .mapToDouble(check -> part(check, seconds))
        .max()
        .orElse(0);
  }

  private static double part(CheckResult check, Map<String, Integer> seconds) {
    return check.millis() / (1000.0 * seconds.getOrDefault(check.name(), 20));
  }
}
