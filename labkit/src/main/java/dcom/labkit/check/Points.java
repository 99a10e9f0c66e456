package dcom.labkit.check;

import dcom.labkit.lab.Step;
import java.lang.reflect.Method;
import java.util.stream.Stream;

/** Shares a step's points equally among its checks; what is left over goes to the first ones. */
final class Points {
  private Points() {}

  /** What the check that is the {@code index}th of its step, from 0, is worth. */
  static int of(Class<?> checks, Step step, int index) {
    int count = count(checks, step.number());
    return step.points() / count + (index < step.points() % count ? 1 : 0);
  }

  /** How many checks a step has. */
  static int count(Class<?> checks, int step) {
    return (int) Stream.of(checks.getDeclaredMethods())
        .map(method -> step(method))
        .filter(number -> number == step)
        .count();
  }

  /** Whether a check belongs to a step beyond the last. */
  static boolean beyond(Class<?> checks, int last) {
    return Stream.of(checks.getDeclaredMethods()).anyMatch(method -> step(method) > last);
  }

  private static int step(Method method) {
    Check check = method.getAnnotation(Check.class);
    return check == null ? 0 : check.step();
  }
}
