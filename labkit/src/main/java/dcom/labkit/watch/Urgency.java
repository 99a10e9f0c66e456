package dcom.labkit.watch;

import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/**
 * Which checks to run first: those that a change may affect, and of these the ones that have not
 * passed yet, in order; those that have passed follow, the longest first, so that none is left alone
 * at the end. Remembers which programs each check started.
 */
final class Urgency {
  /** No check takes as long, in milliseconds. */
  private static final int LONG = 1_000_000;

  private final Map<String, Set<String>> started = new ConcurrentHashMap<>();

  void remember(String check, Collection<String> programs) {
    started.put(check, new HashSet<>(programs));
  }

  /**
   * The rank of each check by its name; the least comes first.
   *
   * @param changed the programs that changed
   * @param last the newest report
   */
  ToIntFunction<String> after(Set<String> changed, Optional<Report> last) {
    Map<String, Long> passed = last.stream()
        .flatMap(Report::checks)
        .filter(check -> check.outcome() == Outcome.PASSED)
        .collect(Collectors.toMap(CheckResult::name, CheckResult::millis));
    Map<String, Set<String>> known = Map.copyOf(started);
    return check -> {
      Set<String> programs = known.getOrDefault(check, Set.of());
      boolean affected = programs.isEmpty() || !Collections.disjoint(programs, changed);
      return (affected ? 0 : 2 * LONG) + afterOthers(passed.get(check));
    };
  }

  /** None for a check that has not passed; less, the longer it took. */
  private static int afterOthers(Long millis) {
    return millis == null ? 0 : LONG - (int) Math.min(millis, LONG - 1);
  }
}
