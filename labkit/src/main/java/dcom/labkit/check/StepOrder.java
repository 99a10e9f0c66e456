package dcom.labkit.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** Orders checks by step, then as they stand in the source, which reflection does not tell. */
final class StepOrder implements MethodOrderer {
  @Override
  public void orderMethods(MethodOrdererContext context) {
    String source = source(context);
    context
        .getMethodDescriptors()
        .sort(Comparator.<MethodDescriptor>comparingInt(StepOrder::step)
            .thenComparingInt(check -> source.indexOf(" " + check.getMethod().getName() + "(")));
  }

  private static int step(MethodDescriptor method) {
    return method.findAnnotation(Check.class).map(Check::step).orElse(0);
  }

  private static String source(MethodOrdererContext context) {
    CheckRun run = CheckRun.of(context::getConfigurationParameter);
    String path = context.getTestClass().getName().replace('.', '/') + ".java";
    Path file = run.subject().lab().checks().resolve(path);
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the checks in " + file, e);
    }
  }
}
