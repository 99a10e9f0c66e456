package dcom.labkit.grade.format;

import dcom.labkit.report.CheckResult;
import java.util.List;
import java.util.Optional;

/**
 * What an external grader hands to PrairieLearn, which takes at most 1 MB. Where the kit is at fault,
 * the submission is not gradable: it costs the student no attempt.
 */
final class PrairieLearn {
  static final int LARGEST = 1_000_000;

  /** Below that there is nothing left to leave out. */
  private static final int SHORTEST = 20;

  private PrairieLearn() {}

  static Format format() {
    return new EachSubmission(
        "prairielearn", "PrairieLearn's results.json", "results.json", PrairieLearn::of);
  }

  /** Leaves out more and more of each text until the file is small enough. */
  private static byte[] of(Sheet exact) {
    int longest = Shown.LONGEST;
    byte[] json = Json.snake(results(EachSubmission.legible(exact, longest)));
    while (json.length > LARGEST && longest > SHORTEST) {
      longest = longest / 2;
      json = Json.snake(results(EachSubmission.legible(exact, longest)));
    }
    return json;
  }

  private static Results results(Sheet sheet) {
    boolean gradable = sheet.grade().counts();
    List<Test> tests = sheet.checks().map(check -> test(sheet, check)).toList();
    return new Results(
        gradable,
        sheet.earned().map(earned -> share(earned, sheet.book().points())),
        gradable ? "" : "This is not your fault, and costs you no attempt.",
        sheet.summary(),
        List.of(),
        gradable ? List.of() : List.of(sheet.comment()),
        tests);
  }

  private static double share(int earned, int points) {
    return points == 0 ? 0 : Math.min(1, (double) earned / points);
  }

  private static Test test(Sheet sheet, CheckResult check) {
    String again = sheet.flaky(check) ? " (only when run once more)" : "";
    return new Test(
        check.sentence(),
        "",
        sheet.grade().counts() ? check.earned() : 0,
        check.points(),
        check.outcome().word() + again,
        Sheet.told(check));
  }

  private record Results(
      boolean gradable,
      Optional<Double> score,
      String message,
      String output,
      List<String> images,
      List<String> formatErrors,
      List<Test> tests) {}

  private record Test(
      String name, String description, int points, int maxPoints, String message, String output) {}
}
