package dcom.labkit.check;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Threads that share a run's checks among them. Each takes the next check that is left, and does not
 * wait until the steps before it are known to hold; it drops what is known to be passed over.
 */
final class Crew {
  private final CheckRun run;
  private final Pace pace;
  private final List<Method> left;
  private String failure = "none was found";

  Crew(CheckRun run, Pace pace) {
    this.run = run;
    this.pace = pace;
    this.left = new ArrayList<>(run.sequence().checks());
    left.removeIf(check -> !run.open(check));
    left.sort(Comparator.comparingInt(check -> pace.rank(check.getName())));
  }

  /** Runs all checks, or those that have ended when the run is stopped. */
  void work() {
    List<Thread> others = new ArrayList<>();
    for (int n = 1; n < pace.atOnce(); n++) {
      Thread other = new Thread(this::takeTurns, "checks-" + (n + 1));
      other.setDaemon(true);
      other.start();
      others.add(other);
    }
    takeTurns();
    others.forEach(Crew::join);
  }

  /** What went wrong outside of any check. */
  synchronized String failure() {
    return failure;
  }

  private void takeTurns() {
    Launcher launcher = LauncherFactory.create();
    for (Optional<Method> next = next(); next.isPresent(); next = next()) {
      launcher.execute(request(next.get()), new Failures());
    }
  }

  private synchronized Optional<Method> next() {
    left.removeIf(check -> pace.stopped() || run.passesOver(check));
    return left.isEmpty() ? Optional.empty() : Optional.of(left.remove(0));
  }

  private LauncherDiscoveryRequest request(Method check) {
    return LauncherDiscoveryRequestBuilder.request()
        .selectors(selectMethod(run.sequence().type(), check))
        .configurationParameter(CheckRun.PARAMETER, run.id())
        .build();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while checks run", e);
    }
  }

  private synchronized void failed(Throwable thrown) {
    failure = thrown.toString();
  }

  private final class Failures implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (!test.isTest()) {
        result.getThrowable().ifPresent(Crew.this::failed);
      }
    }
  }
}
