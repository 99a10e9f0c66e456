package dcom.labkit.check;

import java.util.Comparator;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Has JUnit run checks in the order of their steps. */
final class StepOrder implements MethodOrderer {
  @Override
  public void orderMethods(MethodOrdererContext context) {
    CheckRun run = CheckRun.of(context::getConfigurationParameter);
    Sequence sequence = run.begin(context.getTestClass());
    context
        .getMethodDescriptors()
        .sort(Comparator.comparingInt(check -> sequence.place(check.getMethod().getName())));
  }
}
