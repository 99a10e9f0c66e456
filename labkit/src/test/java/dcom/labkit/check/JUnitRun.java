package dcom.labkit.check;

import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** A class of checks run as a Maven build runs it: by JUnit, in the lab's folder. */
final class JUnitRun {
  private JUnitRun() {}

  public static void main(String[] args) {
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(args[0]))
                .build(),
            listener);
    System.out.printf(
        "%d succeeded, %d failed%n",
        listener.getSummary().getTestsSucceededCount(),
        listener.getSummary().getTestsFailedCount());
    System.exit(0);
  }
}
