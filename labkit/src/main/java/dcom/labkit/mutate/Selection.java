package dcom.labkit.mutate;

import dcom.labkit.check.Settings;
import dcom.labkit.check.SideBySide;
import dcom.labkit.expect.Deadline;
import dcom.labkit.lab.Lab;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * The mutants of one lab that are judged.
 *
 * @param lab the lab
 * @param mutants those that are tried, in the order of the text
 * @param same how many were left out because they do the same as the answer
 * @param stale what {@code mutants.yaml} says of mutants that there are not
 */
public record Selection(Lab lab, List<Mutant> mutants, int same, List<Excused> stale) {
  /**
   * All mutants that differ from the answer, or a sample of them, drawn from a seed.
   *
   * @param given whether to change lines, too, that the starter has as well
   */
  public static Selection of(Lab lab, boolean given, int sample, long seed) {
    List<Mutant> all = Mutants.of(lab, given);
    List<Excused> excused = Excused.of(lab);
    List<Mutant> differing = new ArrayList<>(all.stream()
        .filter(mutant -> excused.stream().noneMatch(one -> one.covers(mutant)))
        .toList());
    int same = all.size() - differing.size();
    if (sample < differing.size()) {
      Collections.shuffle(differing, new Random(seed));
      differing.subList(sample, differing.size()).clear();
      differing.sort(Comparator.comparing((Mutant mutant) -> mutant.file().toString())
          .thenComparingInt(Mutant::start));
    }
    List<Mutant> any = Mutants.of(lab, true);
    List<Excused> stale =
        excused.stream().filter(one -> any.stream().noneMatch(one::covers)).toList();
    return new Selection(lab, List.copyOf(differing), same, stale);
  }

  /** Judges each, so many at a time, and gives what came of it in the same order. */
  public void run(Settings settings, int jobs, Deadline deadline, Consumer<Trial> found) {
    List<Callable<Trial>> work = new ArrayList<>();
    for (int n = 0; n < mutants.size(); n++) {
      Mutant mutant = mutants.get(n);
      String name = "mutant-" + ProcessHandle.current().pid() + "-" + n;
      work.add(() -> deadline.remaining().isZero()
          ? Trial.notRun(mutant)
          : Trial.of(lab, mutant, name, settings));
    }
    new SideBySide(jobs).run(work, found);
  }
}
