package dcom.labkit.check;

import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGenerator;

/** Turns {@code subscriberPrintsEachMessageOnce} into {@code subscriber prints each message once}. */
final class Sentences extends DisplayNameGenerator.Standard {
  static String of(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ")
        .toLowerCase(java.util.Locale.ROOT);
  }

  @Override
  public String generateDisplayNameForMethod(
      List<Class<?>> enclosing, Class<?> type, Method method) {
    return of(method.getName());
  }
}
