package dcom.labkit.grade.format;

import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Gradescope autograder leaves in {@code results.json}. Where the kit is at fault, there is no
 * score, neither of the whole nor of a test: Gradescope then says that the autograder failed, instead
 * of taking a 0.
 */
final class Gradescope {
  private static final String VISIBLE = "visible";

  private Gradescope() {}

  static Format format() {
    return new EachSubmission(
        "gradescope", "Gradescope's results.json", "results.json", Gradescope::of);
  }

  static byte[] of(Sheet exact) {
    Sheet sheet = EachSubmission.legible(exact);
    List<Test> tests = sheet.checks().map(check -> test(sheet, check)).toList();
    return Json.snake(new Results(
        sheet.earned(),
        sheet.grade().millis() / 1000.0,
        sheet.summary(),
        "text",
        VISIBLE,
        "hidden",
        Map.of("lab", sheet.book().lab(), "seed", sheet.book().seed()),
        tests));
  }

  private static Test test(Sheet sheet, CheckResult check) {
    boolean counts = sheet.grade().counts();
    return new Test(
        counts ? Optional.of(check.earned()) : Optional.empty(),
        counts ? Optional.of(check.points()) : Optional.empty(),
        status(check.outcome()),
        check.sentence(),
        Sheet.told(check) + (sheet.flaky(check) ? "Passed only when run once more." : ""),
        "text",
        List.of(check.outcome().word()),
        VISIBLE);
  }

  /** Of our own errors Gradescope knows nothing; it has no other word for skipped and not started. */
  private static Optional<String> status(Outcome outcome) {
    if (outcome == Outcome.ERROR) {
      return Optional.empty();
    }
    return Optional.of(outcome == Outcome.PASSED ? "passed" : "failed");
  }

  private record Results(
      Optional<Integer> score,
      double executionTime,
      String output,
      String outputFormat,
      String visibility,
      String stdoutVisibility,
      Map<String, Object> extraData,
      List<Test> tests) {}

  private record Test(
      Optional<Integer> score,
      Optional<Integer> maxScore,
      Optional<String> status,
      String name,
      String output,
      String outputFormat,
      List<String> tags,
      String visibility) {}
}
