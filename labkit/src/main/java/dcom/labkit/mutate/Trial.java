package dcom.labkit.mutate;

import dcom.labkit.check.Judge;
import dcom.labkit.check.Settings;
import dcom.labkit.lab.DoesNotCompile;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.terminal.Scratch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the checks of a lab made of a mutant, up to the first that failed.
 *
 * @param mutant the change
 * @param fate what became of it
 * @param check the check that decided it, as a sentence; empty if there is none
 * @param seconds how long that took
 */
public record Trial(Mutant mutant, Fate fate, String check, double seconds) {
  /** Who waits longer than this waits for something that does not come. */
  private static final long LONG_MILLIS = 10_000;

  /**
   * Compiles and judges a mutant. A check that fails must fail twice, the second time alone: on a busy
   * machine one may fail that has not seen the mutant. Nothing is left of it.
   *
   * @param name a name that no other mutant of the lab has meanwhile
   */
  static Trial of(Lab lab, Mutant mutant, String name, Settings settings) {
    long start = System.nanoTime();
    try (Scratch scratch = Scratch.open("mutant-")) {
      Subject subject = subject(lab, mutant, name, scratch.folder());
      try {
        Report report = Judge.judgeUntilFailure(subject, settings.forGrading(1));
        return of(mutant, report, (System.nanoTime() - start) / 1e9);
      } catch (DoesNotCompile e) {
        return new Trial(mutant, Fate.NOT_COMPILED, "", 0);
      } finally {
        delete(subject.work());
      }
    }
  }

  static Trial notRun(Mutant mutant) {
    return new Trial(mutant, Fate.NOT_RUN, "", 0);
  }

  private static Trial of(Mutant mutant, Report report, double seconds) {
    Optional<CheckResult> failed =
        report.checks().filter(check -> check.outcome() == Outcome.FAILED).findFirst();
    if (failed.isPresent()) {
      Fate fate = failed.get().millis() > LONG_MILLIS ? Fate.TIMED_OUT : Fate.KILLED;
      return new Trial(mutant, fate, failed.get().sentence(), seconds);
    }
    return report
        .checks()
        .filter(check -> check.outcome() == Outcome.ERROR)
        .findFirst()
        .map(check ->
            new Trial(mutant, Fate.UNDECIDED, check.sentence() + ": " + check.reason(), seconds))
        .orElseGet(() -> new Trial(mutant, Fate.SURVIVED, "", seconds));
  }

  private static Subject subject(Lab lab, Mutant mutant, String name, Path own) {
    try {
      Path source = lab.answer().resolve("src/main/java").resolve(mutant.file());
      Path changed = own.resolve(mutant.file());
      Files.createDirectories(changed.getParent());
      Files.writeString(changed, mutant.applied(Files.readString(source)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + own, e);
    }
    return new Subject(Subject.Kind.WRONG, name, lab, List.of(own, lab.answer()));
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
