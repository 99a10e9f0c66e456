package dcom.labkit.grade.format;

import dcom.labkit.grade.format.ClassView.StepView;
import dcom.labkit.report.Cut;
import dcom.labkit.report.Legible;
import dcom.labkit.report.Outcome;
import dcom.labkit.report.Report;
import dcom.labkit.report.StepResult;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The students in a table, each with a mark for every step and a way to his part of the page. */
final class HtmlRoster {
  private HtmlRoster() {}

  static String of(List<Sheet> sheets) {
    TreeSet<Integer> steps = new TreeSet<>();
    sheets.stream()
        .flatMap(sheet -> sheet.grade().report().stream())
        .map(Report::steps)
        .forEach(all -> all.forEach(step -> steps.add(step.number())));
    StringBuilder html = new StringBuilder("<h2>Students</h2>\n<div class=\"scroll\"><table>\n");
    html.append(
        "<caption>✓ holds, ✗ fails, · not started, - skipped, ! not their fault</caption>\n");
    html.append("<thead><tr><th scope=\"col\">Student</th><th scope=\"col\" class=\"number\">"
        + "Points</th>");
    steps.forEach(
        number -> html.append("<th scope=\"col\" class=\"mark\">%d</th>".formatted(number)));
    html.append(
        "<th scope=\"col\">State</th><th scope=\"col\">Remarks</th></tr></thead>\n<tbody>\n");
    for (int i = 0; i < sheets.size(); i++) {
      html.append(row(i + 1, sheets.get(i), steps));
    }
    return html.append("</tbody></table></div>\n<h2>Each student</h2>\n").toString();
  }

  private static String row(int number, Sheet sheet, TreeSet<Integer> steps) {
    StringBuilder html = new StringBuilder();
    html.append("<tr><th scope=\"row\" class=\"name\"><a href=\"#s%d\">%s</a></th>"
        .formatted(number, Html.escape(Legible.line(sheet.grade().student()))));
    html.append("<td class=\"number\">%s</td>".formatted(HtmlStudent.points(sheet)));
    steps.forEach(step -> html.append(mark(sheet, step)));
    String kind = sheet.grade().counts() ? "" : " class=\"error\"";
    return html.append("<td%s>%s</td><td class=\"comment\">%s</td></tr>\n"
            .formatted(
                kind,
                Html.escape(sheet.state()),
                Html.escape(Cut.middle(Legible.line(sheet.comment()), 300))))
        .toString();
  }

  private static String mark(Sheet sheet, int number) {
    Optional<StepResult> step = sheet.grade().report().stream()
        .flatMap(report -> report.steps().stream())
        .filter(result -> result.number() == number)
        .findFirst();
    if (step.isEmpty()) {
      return "<td class=\"mark\"></td>";
    }
    Outcome outcome = StepView.end(step.get());
    return "<td class=\"mark %s\" title=\"%s\">%s</td>"
        .formatted(HtmlStudent.kind(outcome), outcome.word(), outcome.mark());
  }
}
