package dcom.labkit.grade.format;

import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Legible;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.report.StepResult;
import java.util.List;

/** One student's part of the page: steps and checks, and each failure as the student would see it. */
final class HtmlStudent {
  private HtmlStudent() {}

  static String of(int number, Sheet sheet) {
    StringBuilder html = new StringBuilder();
    html.append("<details><summary><strong>%s</strong> · %s · %s</summary>\n<div id=\"s%d\">\n"
        .formatted(
            Html.escape(Legible.line(sheet.grade().student())),
            points(sheet),
            Html.escape(sheet.state()),
            number));
    if (!sheet.summary().isEmpty()) {
      html.append("<pre>%s</pre>\n".formatted(Html.escape(sheet.summary())));
    }
    List<StepResult> steps = sheet.grade().report().map(Report::steps).orElse(List.of());
    steps.forEach(step -> html.append(step(sheet, step)));
    return html.append("</div></details>\n").toString();
  }

  /** What was earned of what there is; a dash where there is no grade. */
  static String points(Sheet sheet) {
    return sheet.earned().map(earned -> earned + " of " + sheet.book().points()).orElse("–");
  }

  /** The class of an outcome in the style. */
  static String kind(Outcome outcome) {
    switch (outcome) {
      case PASSED:
        return "passed";
      case FAILED:
        return "failed";
      case ERROR:
        return "error";
      default:
        return "waiting";
    }
  }

  private static String step(Sheet sheet, StepResult step) {
    StringBuilder html = new StringBuilder();
    html.append("<h3>Step %d: %s</h3>\n<ul class=\"checks\">\n"
        .formatted(step.number(), Html.escape(step.title())));
    step.checks().forEach(check -> html.append(check(sheet, check)));
    return html.append("</ul>\n").toString();
  }

  private static String check(Sheet sheet, CheckResult check) {
    String again = sheet.flaky(check) ? " · passed only when run once more" : "";
    String told = Sheet.told(check);
    return "<li><span class=\"%s\">%s %s</span> %s <span class=\"muted\">%d of %d%s</span>%s</li>\n"
        .formatted(
            kind(check.outcome()),
            check.outcome().mark(),
            check.outcome().word(),
            Html.escape(check.sentence()),
            check.earned(),
            check.points(),
            again,
            told.isEmpty() ? "" : "<pre>" + Html.escape(told) + "</pre>");
  }
}
