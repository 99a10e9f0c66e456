package dcom.labkit.grade.format;

import dcom.labkit.report.Outcome;
import dcom.labkit.report.ReportText;
import dcom.labkit.report.StepResult;
import java.util.List;

/** One submission as text: each step, each check, and every failure in full. */
final class OneReport {
  private OneReport() {}

  static Format format() {
    return new EachSubmission(
        "text",
        "each submission as its student would see it",
        "report.txt",
        sheet ->
            text(EachSubmission.legible(sheet)).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  static String text(Sheet sheet) {
    StringBuilder text = new StringBuilder();
    List<StepResult> steps =
        sheet.grade().report().map(report -> report.steps()).orElse(List.of());
    for (StepResult step : steps) {
      text.append(ReportText.heading(step.number(), step.title())).append('\n');
      step.checks()
          .forEach(check -> text.append("  ").append(ReportText.line(check)).append('\n'));
    }
    sheet
        .checks()
        .filter(check -> check.outcome() == Outcome.FAILED)
        .forEach(check -> text.append('\n').append(ReportText.full(check)).append('\n'));
    return text.append(text.isEmpty() ? "" : "\n")
        .append(sheet.summary())
        .append('\n')
        .toString();
  }
}
