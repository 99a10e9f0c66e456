package dcom.labkit.check;

import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.Report;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a lab's checks in this process, without Maven. */
public final class Judge {
  private Judge() {}

  /**
   * Compiles what changed, then checks, one check after the other.
   *
   * @throws dcom.labkit.lab.DoesNotCompile if the subject or the checks do not compile; no check is run
   */
  public static Report judge(Subject subject, Settings settings, CheckListener listener) {
    return judge(subject, settings, listener, Pace.steady()).orElseThrow();
  }

  /**
   * The same up to the first check that fails; the report holds no more than those.
   *
   * @throws dcom.labkit.lab.DoesNotCompile if the subject or the checks do not compile; no check is run
   */
  public static Report judgeUntilFailure(Subject subject, Settings settings) {
    return judge(subject, settings, new CheckListener() {}, Pace.steady(), CheckRun::endAtFailure)
        .orElseThrow();
  }

  /**
   * Compiles what changed, then checks at this pace.
   *
   * @return what it came to; empty if it was stopped
   * @throws dcom.labkit.lab.DoesNotCompile if the subject or the checks do not compile; no check is run
   */
  public static Optional<Report> judge(
      Subject subject, Settings settings, CheckListener listener, Pace pace) {
    return judge(subject, settings, listener, pace, run -> {});
  }

  private static Optional<Report> judge(
      Subject subject,
      Settings settings,
      CheckListener listener,
      Pace pace,
      Consumer<CheckRun> before) {
    try (CheckClass checks = CheckClass.of(subject.lab());
        CheckRun run = CheckRun.open(subject, settings, listener)) {
      before.accept(run);
      run.begin(checks.type());
      run.programs();
      pace.onStop(run::stop);
      Crew crew = new Crew(run, pace);
      crew.work();
      while (run.again()) {
        // It may have passed this time, so that the checks after it count.
        crew = new Crew(run, pace);
        crew.work();
      }
      if (pace.stopped()) {
        return Optional.empty();
      }
      if (!run.complete()) {
        throw new IllegalStateException("the checks did not run: " + crew.failure());
      }
      return Optional.of(run.finish());
    }
  }

  /** How long all checks of a lab may take, in seconds, one after the other. */
  public static int allSeconds(Lab lab) {
    return seconds(lab).values().stream().mapToInt(Integer::intValue).sum();
  }

  /**
   * How long each check of a lab may take, in seconds, by its name; compiles the checks if they
   * changed.
   */
  public static Map<String, Integer> seconds(Lab lab) {
    try (CheckClass checks = CheckClass.of(lab)) {
      return Stream.of(checks.type().getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Check.class))
          .collect(Collectors.toMap(
              Method::getName, method -> method.getAnnotation(Check.class).seconds()));
    }
  }
}
