package dcom.labkit.check;

import dcom.labkit.lab.WrongProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which mistakes were recognised in wrong programs, as their kept failures tell: a mistake that no
 * wrong program makes is one that nobody has seen recognised.
 */
final class Claims {
  private final List<String> failures;

  private Claims(List<String> failures) {
    this.failures = failures;
  }

  /** The mistakes of these checks that no wrong program of the list makes, one sentence each. */
  static List<String> faults(Class<?> checks, List<WrongProgram> wrong) {
    Claims claims = new Claims(wrong.stream()
        .map(WrongProgram::failure)
        .filter(Files::exists)
        .map(Claims::read)
        .toList());
    return Stream.of(checks.getDeclaredMethods())
        .sorted(Comparator.comparing(Method::getName))
        .flatMap(check -> Stream.of(check.getAnnotationsByType(Mistake.class))
            .filter(mistake -> !claims.made(mistake))
            .map(mistake -> "no wrong program makes the mistake that " + check.getName()
                + " tells of: '" + Brief.start(70, mistake.why()) + "'"))
        .toList();
  }

  private boolean made(Mistake mistake) {
    return failures.stream().anyMatch(failure -> failure.contains(flat(mistake.why())));
  }

  private static String read(Path file) {
    try {
      return flat(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static String flat(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
