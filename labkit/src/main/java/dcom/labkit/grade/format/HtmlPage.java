package dcom.labkit.grade.format;

import dcom.labkit.grade.GradeBook;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * One page that needs nothing else, no script either: the class at a glance, and for each student
 * what he would see himself. Its own policy forbids whatever a text could smuggle in.
 */
final class HtmlPage implements Format {
  /** The page holds many failures: their texts are cut sooner than in other forms. */
  static final int LONGEST = 4_000;

  private static final String STYLE = style();

  @Override
  public String name() {
    return "html";
  }

  @Override
  public String about() {
    return "one page: the class at a glance, and each student's failures";
  }

  @Override
  public Rendering render(GradeBook exact) {
    GradeBook book = Shown.legible(exact, LONGEST);
    List<Sheet> sheets = Sheet.of(book).toList();
    StringBuilder page = new StringBuilder(head(book));
    page.append(HtmlOverview.of(ClassView.of(book)));
    page.append(HtmlRoster.of(sheets));
    for (int i = 0; i < sheets.size(); i++) {
      page.append(HtmlStudent.of(i + 1, sheets.get(i)));
    }
    return Rendering.of(
        "grades.html", page.append("</main>\n</body>\n</html>\n").toString());
  }

  private static String head(GradeBook book) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s: grades</title>
        <style>%s</style>
        </head>
        <body>
        <main>
        <h1>%s</h1>
        <p class="muted">%s · %d points · seed %d · server %s · submissions kept apart by %s · %s</p>
        """.formatted(
            sha256(STYLE),
            Html.escape(book.lab()),
            STYLE,
            Html.escape(book.title()),
            Html.escape(book.lab()),
            book.points(),
            book.seed(),
            Html.escape(book.broker()),
            Html.escape(book.cell().equals("none") ? "nothing" : book.cell()),
            Html.escape(book.started()));
  }

  private static String style() {
    try (InputStream css = HtmlPage.class.getResourceAsStream("grades.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read grades.css", e);
    }
  }

  private static String sha256(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
