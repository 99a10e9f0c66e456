package dcom.labkit.grade.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.grade.Grade;
import dcom.labkit.grade.GradeBook;
import dcom.labkit.report.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
  private static final Pattern COLOUR = Pattern.compile("--(\\w+): #(\\w{6});");

  @Test
  void showsTheClassAtAGlance() {
    assertThat(page(ClassBook.book()))
        .contains(
            "<li><b>6</b> submissions</li>",
            "<li><b>1</b> with all points</li>",
            "<li><b>2 of 8</b> points in the middle (median)</li>",
            "<li><b>2</b> not graded: not their fault</li>",
            "Most fail <strong>step 1, It echoes</strong>: 2 of 4,"
                + " most often at “echo says what it heard” (2).",
            "0–9 %: 1",
            "20–29 %: 2",
            "100 %: 1");
  }

  @Test
  void showsEachFailureAsTheStudentSeesIt() {
    assertThat(page(ClassBook.book()))
        .contains(
            "<a href=\"#s2\">Bert</a>",
            "<div id=\"s2\">",
            "<pre>echo says what it heard\n"
                + "  did       terminal 1 $ ./lab run echo echo hi\n"
                + "  expected  terminal 1 prints  hi\n"
                + "  got       terminal 1 printed ho\n");
  }

  @Test
  void givesNoPointsForOurErrors() {
    String dan = page(ClassBook.book())
        .lines()
        .filter(line -> line.contains(">Dan</a>"))
        .findFirst()
        .orElseThrow();

    assertThat(dan).contains("<td class=\"number\">–</td>", "Not graded: no port is free");
  }

  @Test
  void isHtmlWhateverAProgramPrints() throws Exception {
    String page = page(ClassBook.book());

    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &amp; &quot;&#39;")
        .doesNotContainIgnoringCase("<script", "javascript:", "<b>Eve", "\u001b", "\u202e");
    assertThat(page).doesNotContainPattern("(?i)<[^>]+\\s(on\\w+|src|style)=");
    // Closed as XML would have it, once the tags that HTML never closes are gone.
    String body = page.substring(page.indexOf("<main>"), page.indexOf("</body>"));
    Schema.parsed(body);
  }

  @Test
  void needsNothingFromOutsideAndSaysSoToTheBrowser() {
    String page = page(ClassBook.book());

    assertThat(page).doesNotContainPattern("(?i)https?:|url\\(|@import|<link|<img|<iframe");
    assertThat(page)
        .contains("default-src 'none'; style-src 'sha256-")
        .contains("<html lang=\"en\">");
  }

  @Test
  void holdsAClassOfTwoHundred() {
    List<Grade> grades = IntStream.range(0, 200)
        .mapToObj(i -> ClassBook.graded(
            "Student " + i, "" + i, Outcome.FAILED, i % 2 == 0 ? Outcome.FAILED : Outcome.SKIPPED))
        .toList();

    String page = page(Books.with(ClassBook.book(), grades));

    assertThat(page).contains("<b>200</b> submissions", "<div id=\"s200\">");
    assertThat(page.length()).isLessThan(2_000_000);
  }

  /** Contrast as WCAG 2.2 defines it; AA asks for 4.5 for text and for 3 for what is drawn. */
  @Test
  void canBeReadInLightAndInDark() throws IOException {
    List<Map<String, String>> schemes = schemes();

    assertThat(schemes).hasSize(2);
    for (Map<String, String> scheme : schemes) {
      for (String text : List.of("text", "muted", "passed", "failed", "waiting", "error", "link")) {
        for (String ground : List.of("page", "panel")) {
          assertThat(contrast(scheme.get(text), scheme.get(ground)))
              .as("%s on %s in %s", text, ground, scheme)
              .isGreaterThan(4.5);
        }
      }
    }
  }

  private static List<Map<String, String>> schemes() throws IOException {
    try (InputStream in = HtmlPage.class.getResourceAsStream("grades.css")) {
      String css = new String(in.readAllBytes(), UTF_8);
      return Pattern.compile(":root \\{([^}]*)}")
          .matcher(css)
          .results()
          .map(scheme -> COLOUR
              .matcher(scheme.group(1))
              .results()
              .collect(Collectors.toMap(
                  (MatchResult m) -> m.group(1), m -> m.group(2), (a, b) -> b, TreeMap::new)))
          .map(colours -> (Map<String, String>) colours)
          .toList();
    }
  }

  private static double contrast(String one, String other) {
    double a = luminance(one) + 0.05;
    double b = luminance(other) + 0.05;
    return Math.max(a, b) / Math.min(a, b);
  }

  private static double luminance(String colour) {
    Matcher parts = Pattern.compile("(..)(..)(..)").matcher(colour);
    assertThat(parts.matches()).isTrue();
    return 0.2126 * linear(parts.group(1))
        + 0.7152 * linear(parts.group(2))
        + 0.0722 * linear(parts.group(3));
  }

  private static double linear(String hex) {
    double value = Integer.parseInt(hex, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }

  private static String page(GradeBook book) {
    return new String(new HtmlPage().render(book).files().get("grades.html"), UTF_8);
  }
}
