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
 * passed yet. Remembers which programs each check started.
 */
final class Urgency {
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
    Set<String> passed = last.stream()
        .flatMap(Report::checks)
        .filter(check -> check.outcome() == Outcome.PASSED)
        .map(CheckResult::name)
        .collect(Collectors.toSet());
    Map<String, Set<String>> known = Map.copyOf(started);
    return check -> {
      Set<String> programs = known.getOrDefault(check, Set.of());
      boolean affected = programs.isEmpty() || !Collections.disjoint(programs, changed);
      return (affected ? 0 : 2) + (passed.contains(check) ? 1 : 0);
    };
  }
}
