package dcom.labkit.grade.format;

import dcom.labkit.grade.Grade;
import dcom.labkit.grade.GradeBook;
import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.report.StepResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a class came to: only what is a grade counts.
 *
 * @param submissions how many there are
 * @param earned the points of each that is a grade, sorted
 * @param refused how many of these have nothing that could be checked
 * @param points what the lab is worth
 * @param steps what became of each step, in order
 */
record ClassView(
    int submissions, List<Integer> earned, int refused, int points, List<StepView> steps) {
  /**
   * What became of one step.
   *
   * @param number its number
   * @param title its title
   * @param ends how many submissions ended so in this step
   * @param hardest the check in it that fails most often; empty if none fails
   */
  record StepView(int number, String title, Map<Outcome, Integer> ends, Optional<Often> hardest) {
    int of(Outcome outcome) {
      return ends.getOrDefault(outcome, 0);
    }

    /** A step ended as the worst of its checks did, and has passed only if all have. */
    static Outcome end(StepResult step) {
      for (Outcome outcome :
          List.of(Outcome.ERROR, Outcome.FAILED, Outcome.NOT_STARTED, Outcome.SKIPPED)) {
        if (step.checks().stream().anyMatch(check -> check.outcome() == outcome)) {
          return outcome;
        }
      }
      return step.checks().isEmpty() ? Outcome.SKIPPED : Outcome.PASSED;
    }
  }

  /** A check's sentence, and how many submissions fail it. */
  record Often(String sentence, int count) {}

  static ClassView of(GradeBook book) {
    List<Grade> graded = book.grades().stream().filter(Grade::counts).toList();
    List<Integer> earned = graded.stream().map(Grade::earned).sorted().toList();
    int refused =
        (int) graded.stream().filter(grade -> grade.report().isEmpty()).count();
    Map<Integer, List<StepResult>> steps = new TreeMap<>();
    graded.stream()
        .flatMap(grade -> grade.report().stream())
        .map(Report::steps)
        .forEach(all -> all.forEach(step ->
            steps.computeIfAbsent(step.number(), any -> new ArrayList<>()).add(step)));
    return new ClassView(
        book.grades().size(),
        earned,
        refused,
        book.points(),
        steps.values().stream().map(ClassView::step).toList());
  }

  /** The step that most fail; empty if none fails any. */
  Optional<StepView> hardest() {
    return steps.stream()
        .filter(step -> step.of(Outcome.FAILED) > 0)
        .max(Comparator.comparingInt((StepView step) -> step.of(Outcome.FAILED))
            .thenComparing(step -> -step.number()));
  }

  /** How many earned so many tenths of the points; the last holds those with all of them. */
  int[] tenths() {
    int[] counts = new int[11];
    earned.forEach(e -> counts[points == 0 ? 0 : Math.min(10, e * 10 / points)]++);
    return counts;
  }

  /** The points in the middle of the class. */
  double median() {
    int size = earned.size();
    return size == 0 ? 0 : (earned.get((size - 1) / 2) + earned.get(size / 2)) / 2.0;
  }

  int ungraded() {
    return submissions - earned.size();
  }

  /** The same in a few lines. */
  List<String> text() {
    List<String> lines = new ArrayList<>(List.of(first()));
    hardest()
        .ifPresent(step -> lines.add("Most fail step %d, %s: %d of %d"
            .formatted(step.number(), step.title(), step.of(Outcome.FAILED), earned.size())));
    return lines;
  }

  private String first() {
    String open = ungraded() == 0 ? "" : ", " + ungraded() + " not graded";
    String nothing = refused == 0 ? "" : ", " + refused + " with nothing to check";
    String handedIn = submissions == 1 ? "1 submission" : submissions + " submissions";
    return "%s%s%s; median %s of %d points"
        .formatted(handedIn, nothing, open, number(median()), points);
  }

  static String number(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
  }

  private static StepView step(List<StepResult> results) {
    Map<Outcome, Integer> ends = new EnumMap<>(Outcome.class);
    Map<String, Integer> failed = new TreeMap<>();
    for (StepResult result : results) {
      ends.merge(StepView.end(result), 1, Integer::sum);
      result.checks().stream()
          .filter(check -> check.outcome() == Outcome.FAILED)
          .map(CheckResult::sentence)
          .distinct()
          .forEach(sentence -> failed.merge(sentence, 1, Integer::sum));
    }
    Optional<Often> hardest = failed.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(most -> new Often(most.getKey(), most.getValue()));
    return new StepView(results.get(0).number(), results.get(0).title(), ends, hardest);
  }
}
