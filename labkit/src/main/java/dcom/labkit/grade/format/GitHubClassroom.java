package dcom.labkit.grade.format;

import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Outcome;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * What a grader in a GitHub Classroom workflow hands to the reporter: the step's output {@code
 * result}, a line for the file that {@code $GITHUB_OUTPUT} names. What people read goes to the log
 * apart from it, between marks that stop workflow commands: a program may have printed some.
 */
final class GitHubClassroom {
  private static final SecureRandom RANDOM = new SecureRandom();

  private GitHubClassroom() {}

  static Format result() {
    return new EachSubmission(
        "github",
        "GitHub Classroom's result, for $GITHUB_OUTPUT",
        "result.txt",
        sheet -> line(EachSubmission.legible(sheet)));
  }

  static Format log() {
    return new EachSubmission(
        "github-log",
        "the same for a workflow's log, which programs cannot command",
        "log.txt",
        sheet -> bytes(log(EachSubmission.legible(sheet))));
  }

  private static byte[] line(Sheet sheet) {
    byte[] json = Json.snake(result(sheet));
    return bytes("result=" + Base64.getEncoder().encodeToString(json) + "\n");
  }

  private static Result result(Sheet sheet) {
    List<Test> checks = sheet.checks().map(check -> test(sheet, check)).toList();
    List<Test> tests = checks.isEmpty() ? List.of(nothing(sheet)) : checks;
    return new Result(1, status(sheet), sheet.book().points(), tests);
  }

  private static String status(Sheet sheet) {
    if (!sheet.grade().counts()) {
      return "error";
    }
    boolean all = sheet.grade().report().isPresent()
        && sheet.checks().allMatch(check -> check.outcome() == Outcome.PASSED);
    return all ? "pass" : "fail";
  }

  private static Test test(Sheet sheet, CheckResult check) {
    int score = sheet.grade().counts() ? check.earned() : 0;
    String command =
        "./lab check " + sheet.book().lab() + " --seed " + sheet.book().seed();
    return new Test(
        check.sentence(),
        word(check.outcome()),
        score,
        Sheet.told(check),
        command,
        "",
        0,
        check.millis());
  }

  private static Test nothing(Sheet sheet) {
    String status = sheet.grade().counts() ? "fail" : "error";
    return new Test("submission", status, 0, sheet.comment(), "", "", 0, 0);
  }

  private static String word(Outcome outcome) {
    switch (outcome) {
      case PASSED:
        return "pass";
      case ERROR:
        return "error";
      default:
        return "fail";
    }
  }

  /** The mark that allows commands again is known to nobody before the programs have ended. */
  private static String log(Sheet sheet) {
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    String mark = HexFormat.of().formatHex(random);
    return "::stop-commands::" + mark + "\n" + OneReport.text(sheet) + "::" + mark + "::\n";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private record Result(int version, String status, int maxScore, List<Test> tests) {}

  private record Test(
      String name,
      String status,
      int score,
      String message,
      String testCode,
      String filename,
      int lineNo,
      long duration) {}
}
