package dcom.labkit.check;

import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.Failure;
import dcom.labkit.report.Outcome;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.opentest4j.TestAbortedException;

/**
 * How a check ended, and why.
 *
 * @param outcome the outcome
 * @param reason one line for all but passed and failed ones
 * @param failure the facts of a failed one
 */
record Verdict(Outcome outcome, String reason, Optional<Failure> failure) {
  private static final Pattern TODO = Pattern.compile("\\bTODO (\\d{1,3}):.*");

  /**
   * A check whose expectations all held; still not started if a program stopped at a TODO of this
   * step or of an earlier one.
   */
  static Verdict passed(Stage stage, int step) {
    return unwritten(stage, step)
        .map(Verdict::notStarted)
        .orElse(new Verdict(Outcome.PASSED, "", Optional.empty()));
  }

  /** What a check threw. */
  static Verdict of(ExtensionContext context, Stage stage, Subject subject, Throwable thrown) {
    Optional<String> unwritten = unwritten(stage, Integer.MAX_VALUE);
    if (unwritten.isPresent()) {
      return notStarted(unwritten.get());
    }
    Throwable cause = thrown instanceof ParameterResolutionException && thrown.getCause() != null
        ? thrown.getCause()
        : thrown;
    if (cause instanceof NotStarted) {
      return notStarted(cause.getMessage());
    } else if (cause instanceof TestAbortedException) {
      return skipped(cause.getMessage());
    }
    Method check = context.getRequiredTestMethod();
    if (cause instanceof Unmet unmet) {
      return failed(Diagnosis.of(unmet, check, stage, subject));
    } else if (cause instanceof AssertionError) {
      Unmet unmet = new Unmet(Sentences.of(check.getName()), cause.getMessage());
      return failed(Diagnosis.of(unmet, check, stage, subject));
    } else if (Guard.isOurs(cause, !stage.terminals().all().isEmpty())) {
      return error(cause);
    }
    Guard.log(cause);
    return failed(Diagnosis.of(Guard.unmet(cause), check, stage, subject));
  }

  /** A check that does not count. */
  static Verdict skipped(String reason) {
    return new Verdict(Outcome.SKIPPED, reason, Optional.empty());
  }

  /** What is the kit's or the machine's fault. */
  static Verdict error(Throwable cause) {
    Guard.log(cause);
    return new Verdict(Outcome.ERROR, reason(cause), Optional.empty());
  }

  private static String reason(Throwable cause) {
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static Verdict failed(Failure failure) {
    return new Verdict(Outcome.FAILED, "", Optional.of(failure));
  }

  private static Verdict notStarted(String reason) {
    return new Verdict(Outcome.NOT_STARTED, reason, Optional.empty());
  }

  /** The TODO, of this step or of an earlier one, at which a program stopped. */
  private static Optional<String> unwritten(Stage stage, int step) {
    return stage.terminals().all().stream()
        .map(Terminal::lines)
        .flatMap(lines -> lines.stream().map(Line::text))
        .map(TODO::matcher)
        .filter(todo -> todo.find() && Integer.parseInt(todo.group(1)) <= step)
        .map(Matcher::group)
        .findFirst();
  }
}
