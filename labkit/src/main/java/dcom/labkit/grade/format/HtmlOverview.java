package dcom.labkit.grade.format;

import dcom.labkit.grade.format.ClassView.StepView;
import dcom.labkit.report.Outcome;
import java.util.Arrays;

/** The class at a glance: how many, how well, and where most fail. */
final class HtmlOverview {
  private static final int CHART_HEIGHT = 120;
  private static final int COLUMN = 60;
  private static final int LABELS = 44;

  private HtmlOverview() {}

  static String of(ClassView view) {
    StringBuilder html = new StringBuilder("<h2>The class</h2>\n<ul class=\"tiles\">\n");
    tile(view.submissions(), view.submissions() == 1 ? "submission" : "submissions", html);
    tile(view.tenths()[10], "with all points", html);
    html.append("<li><b>%s of %d</b> points in the middle (median)</li>\n"
        .formatted(ClassView.number(view.median()), view.points()));
    tile(view.refused(), "with nothing to check", html);
    tile(view.ungraded(), "not graded: not their fault", html);
    html.append("</ul>\n").append(hardest(view)).append(steps(view));
    return html.append(distribution(view)).toString();
  }

  private static void tile(int count, String what, StringBuilder html) {
    html.append("<li><b>%d</b> %s</li>\n".formatted(count, what));
  }

  private static String hardest(ClassView view) {
    return view.hardest()
        .map(step -> "<p>Most fail <strong>step %d, %s</strong>: %d of %d%s.</p>\n"
            .formatted(
                step.number(),
                Html.escape(step.title()),
                step.of(Outcome.FAILED),
                view.earned().size(),
                step.hardest().map(HtmlOverview::often).orElse("")))
        .orElse("<p>Nobody fails a step.</p>\n");
  }

  private static String often(ClassView.Often often) {
    return ", most often at “" + Html.escape(often.sentence()) + "” (" + often.count() + ")";
  }

  private static String steps(ClassView view) {
    StringBuilder html = new StringBuilder("""
        <h2>Steps</h2>
        <div class="scroll"><table>
        <thead><tr><th scope="col">Step</th><th scope="col">Share</th>\
        <th scope="col" class="number">hold</th><th scope="col" class="number">fail</th>\
        <th scope="col" class="number">not started</th><th scope="col" class="number">skipped</th></tr></thead>
        <tbody>
        """);
    view.steps().forEach(step -> html.append(row(step)));
    return html.append("</tbody></table></div>\n").toString();
  }

  private static String row(StepView step) {
    return """
        <tr><th scope="row">%d. %s</th><td>%s</td><td class="number passed">%d</td>\
        <td class="number failed">%d</td><td class="number waiting">%d</td><td class="number waiting">%d</td></tr>
        """.formatted(
            step.number(),
            Html.escape(step.title()),
            bar(step),
            step.of(Outcome.PASSED),
            step.of(Outcome.FAILED),
            step.of(Outcome.NOT_STARTED),
            step.of(Outcome.SKIPPED));
  }

  private static String bar(StepView step) {
    int passed = step.of(Outcome.PASSED);
    int failed = step.of(Outcome.FAILED);
    int all =
        Math.max(1, step.ends().values().stream().mapToInt(Integer::intValue).sum());
    int first = 200 * passed / all;
    int second = 200 * failed / all;
    return """
        <svg class="bar" viewBox="0 0 200 14" preserveAspectRatio="none" aria-hidden="true">\
        <rect class="passed" width="%d" height="14"/>\
        <rect class="failed" x="%d" width="%d" height="14"/>\
        <rect class="axis" x="0.5" y="0.5" width="199" height="13" fill="none"/></svg>""".formatted(first, first, second);
  }

  private static String distribution(ClassView view) {
    int[] tenths = view.tenths();
    int most = Math.max(1, Arrays.stream(tenths).max().orElse(1));
    StringBuilder html = new StringBuilder(
        """
        <h2>Points</h2>
        <svg class="chart" viewBox="0 0 %d %d" role="img" aria-label="%s">
        """.formatted(tenths.length * COLUMN, CHART_HEIGHT + LABELS, words(tenths)));
    for (int i = 0; i < tenths.length; i++) {
      int height = CHART_HEIGHT * tenths[i] / most;
      int x = i * COLUMN;
      int top = CHART_HEIGHT - height + 18;
      html.append("""
          <rect class="passed" x="%d" y="%d" width="%d" height="%d"/><text x="%d" y="%d">%d</text>\
          <text class="muted" x="%d" y="%d">%s</text>
          """.formatted(
              x + 6,
              top,
              COLUMN - 12,
              height,
              x + COLUMN / 2,
              top - 5,
              tenths[i],
              x + COLUMN / 2,
              CHART_HEIGHT + 36,
              label(i)));
    }
    return html.append("</svg>\n").toString();
  }

  private static String label(int tenth) {
    return tenth == 10 ? "100 %" : tenth * 10 + "–" + (tenth * 10 + 9) + " %";
  }

  private static String words(int[] tenths) {
    StringBuilder words = new StringBuilder("How many earned how much: ");
    for (int i = 0; i < tenths.length; i++) {
      words.append(i == 0 ? "" : ", ").append(label(i)).append(": ").append(tenths[i]);
    }
    return words.toString();
  }
}
