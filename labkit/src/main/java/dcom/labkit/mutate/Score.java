package dcom.labkit.mutate;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How many mutants of a lab its checks caught.
 *
 * @param trials what came of each that was tried
 */
public record Score(List<Trial> trials) {
  /** Keeps its own list. */
  public Score {
    trials = List.copyOf(trials);
  }

  /** How many had this fate. */
  public long count(Fate fate) {
    return trials.stream().filter(trial -> trial.fate() == fate).count();
  }

  /** Of a hundred that were judged, how many were caught; empty where none was. */
  public OptionalDouble percent() {
    long caught = count(Fate.KILLED) + count(Fate.TIMED_OUT);
    long judged = caught + count(Fate.SURVIVED);
    return judged == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * caught / judged);
  }

  /** Those that no check caught. */
  public List<Trial> survivors() {
    return trials.stream().filter(trial -> trial.fate() == Fate.SURVIVED).toList();
  }
}
