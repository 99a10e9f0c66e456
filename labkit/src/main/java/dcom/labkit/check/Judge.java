package dcom.labkit.check;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.Report;
import dcom.labkit.terminal.Terminal;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs a lab's checks in this process, without Maven. */
public final class Judge {
  private Judge() {}

  /**
   * Compiles what changed, then checks.
   *
   * @throws dcom.labkit.lab.DoesNotCompile if the subject or the checks do not compile; no check is run
   */
  public static Report judge(Subject subject, Settings settings, CheckListener listener) {
    return judge(subject, settings, listener, run -> {});
  }

  /**
   * The same up to the first check that fails; the report holds no more than those.
   *
   * @throws dcom.labkit.lab.DoesNotCompile if the subject or the checks do not compile; no check is run
   */
  public static Report judgeUntilFailure(Subject subject, Settings settings) {
    return judge(subject, settings, new CheckListener() {}, CheckRun::endAtFailure);
  }

  private static Report judge(
      Subject subject, Settings settings, CheckListener listener, Consumer<CheckRun> before) {
    AtomicReference<Report> report = new AtomicReference<>();
    CheckListener both = new Keeping(listener, report);
    try (CheckRun run = CheckRun.open(subject, settings, both);
        CheckClass checks = CheckClass.of(subject.lab())) {
      before.accept(run);
      run.programs();
      Failures failures = new Failures();
      LauncherFactory.create().execute(request(run, checks), failures);
      if (report.get() == null) {
        throw new IllegalStateException("the checks did not run: " + failures.last());
      }
      return report.get();
    }
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

  private static LauncherDiscoveryRequest request(CheckRun run, CheckClass checks) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectClass(checks.type()))
        .configurationParameter(CheckRun.PARAMETER, run.id())
        .build();
  }

  /** Keeps the report and passes everything on. */
  private static final class Keeping implements CheckListener {
    private final CheckListener next;
    private final AtomicReference<Report> report;

    Keeping(CheckListener next, AtomicReference<Report> report) {
      this.next = next;
      this.report = report;
    }

    @Override
    public void started(dcom.labkit.lab.Step step, String sentence) {
      next.started(step, sentence);
    }

    @Override
    public void finished(dcom.labkit.lab.Step step, dcom.labkit.report.CheckResult result) {
      next.finished(step, result);
    }

    @Override
    public void played(String check, List<Terminal> terminals) {
      next.played(check, terminals);
    }

    @Override
    public void again(dcom.labkit.report.CheckResult first, dcom.labkit.report.CheckResult second) {
      next.again(first, second);
    }

    @Override
    public void finished(Report finished) {
      report.set(finished);
      next.finished(finished);
    }
  }

  /** Remembers what went wrong outside of any check. */
  private static final class Failures implements TestExecutionListener {
    private String last = "none was found";

    String last() {
      return last;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (!test.isTest()) {
        result.getThrowable().ifPresent(thrown -> last = thrown.toString());
      }
    }
  }
}
