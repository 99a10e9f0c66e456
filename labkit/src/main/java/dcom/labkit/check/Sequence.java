package dcom.labkit.check;

import dcom.labkit.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A lab's checks in their order: by step, then as they stand in the source, which reflection does
 * not tell. Immutable.
 */
final class Sequence {
  private final Class<?> type;
  private final List<Method> checks;

  private Sequence(Class<?> type, List<Method> checks) {
    this.type = type;
    this.checks = checks;
  }

  /** The checks of a lab's check class. */
  static Sequence of(Class<?> type, Lab lab) {
    String source = source(type, lab);
    return new Sequence(
        type,
        Stream.of(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Check.class))
            .sorted(Comparator.comparingInt(Sequence::step)
                .thenComparingInt(check -> source.indexOf(" " + check.getName() + "(")))
            .toList());
  }

  private static String source(Class<?> type, Lab lab) {
    Path file = lab.checks().resolve(type.getName().replace('.', '/') + ".java");
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the checks in " + file, e);
    }
  }

  /** The number of a check's step. */
  static int step(Method check) {
    return check.getAnnotation(Check.class).step();
  }

  Class<?> type() {
    return type;
  }

  /** All checks in order. */
  List<Method> checks() {
    return checks;
  }

  /** The place of a check among all, from 0. */
  int place(String name) {
    return checks.stream().map(Method::getName).toList().indexOf(name);
  }

  /** The place of a check among those of its step, from 0. */
  int placeInStep(Method check) {
    return checks.stream().filter(other -> step(other) == step(check)).toList().indexOf(check);
  }
}
