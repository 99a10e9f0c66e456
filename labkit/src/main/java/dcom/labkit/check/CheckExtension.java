package dcom.labkit.check;

import dcom.labkit.report.CheckResult;
import dcom.labkit.report.FailureText;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.opentest4j.TestAbortedException;

/**
 * Runs checks: gives each a stage, passes over those whose earlier steps do not hold, turns what a
 * check throws into an outcome, and writes the report at the end.
 *
 * <p>For JUnit a failed check is a failed test, an error an error; one that is not started or was
 * skipped is an aborted test, or under {@code -Dlab.strict} a failed one.
 */
final class CheckExtension
    implements BeforeAllCallback,
        TestInstancePreConstructCallback,
        ParameterResolver,
        InvocationInterceptor,
        AfterAllCallback {

  private static final ExtensionContext.Namespace HERE =
      ExtensionContext.Namespace.create(CheckExtension.class);

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    run(context).begin(context.getRequiredTestClass());
    run(context).programs();
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext factory, ExtensionContext context) {
    CheckRun run = run(context);
    Method check = context.getRequiredTestMethod();
    if (!run.wants(check)) {
      throw new TestAbortedException("another one was asked for");
    }
    run.settled(check).ifPresent(result -> tellJUnit(result, run.settings().strict()));
    run.starting(check);
    Stage stage = open(context);
    run.playing(check, stage);
    context.getStore(HERE).put(Stage.class, stage);
  }

  private static Stage open(ExtensionContext context) {
    CheckRun run = run(context);
    Method check = context.getRequiredTestMethod();
    Duration atMost = run.settings().atMost(check.getAnnotation(Check.class));
    try {
      return new Stage(run.programs(), run.settings(), check.getName(), atMost);
    } catch (RuntimeException e) {
      end(context, Verdict.error(e), 0);
      throw e;
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return Stage.gives(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Stage stage = stage(context);
    try {
      return stage.give(parameter.getParameter().getType());
    } catch (RuntimeException e) {
      // Not caught below: JUnit resolves parameters before it calls the constructor.
      stage.close();
      end(context, Verdict.error(e), 0);
      throw e;
    }
  }

  @Override
  public <T> T interceptTestClassConstructor(
      Invocation<T> invocation,
      ReflectiveInvocationContext<Constructor<T>> constructor,
      ExtensionContext context)
      throws Throwable {
    try {
      return invocation.proceed();
    } catch (Throwable thrown) {
      Verdict verdict;
      try (Stage stage = stage(context)) {
        verdict = Verdict.of(context, stage, run(context).subject(), thrown);
      }
      end(context, verdict, 0);
      throw thrown;
    }
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context) {
    long start = System.nanoTime();
    Verdict verdict;
    try (Stage stage = stage(context)) {
      verdict = judge(invocation, context, stage);
    }
    run(context)
        .played(
            context.getRequiredTestMethod().getName(),
            stage(context).terminals().all());
    end(context, verdict, (System.nanoTime() - start) / 1_000_000);
  }

  private static Verdict judge(Invocation<Void> invocation, ExtensionContext context, Stage stage) {
    try {
      invocation.proceed();
      int step = Sequence.step(context.getRequiredTestMethod());
      return Verdict.passed(stage, step);
    } catch (Throwable thrown) {
      return stage.halted()
          ? Verdict.skipped("it is not wanted any more")
          : Verdict.of(context, stage, run(context).subject(), thrown);
    }
  }

  /** Records the outcome and tells JUnit by returning or by what it throws. */
  private static void end(ExtensionContext context, Verdict verdict, long millis) {
    CheckRun run = run(context);
    Method check = context.getRequiredTestMethod();
    run.record(check, verdict, millis);
    run.againAtOnce();
    run.settled(check).ifPresent(result -> tellJUnit(result, run.settings().strict()));
  }

  private static void tellJUnit(CheckResult result, boolean strict) {
    switch (result.outcome()) {
      case PASSED:
        return;
      case FAILED:
        throw new CheckFailed(FailureText.of(result));
      case ERROR:
        throw new IllegalStateException(result.reason());
      default:
        String reason = result.outcome().word() + ": " + result.reason();
        if (strict) {
          throw new CheckFailed(reason);
        }
        throw new TestAbortedException(reason);
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    run(context).ended();
  }

  private static Stage stage(ExtensionContext context) {
    return context.getStore(HERE).get(Stage.class, Stage.class);
  }

  private static CheckRun run(ExtensionContext context) {
    return CheckRun.of(context::getConfigurationParameter);
  }
}
