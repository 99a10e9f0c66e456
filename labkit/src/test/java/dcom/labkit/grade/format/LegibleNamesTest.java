package dcom.labkit.grade.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dcom.labkit.grade.Grade;
import dcom.labkit.grade.GradeBook;
import dcom.labkit.report.Legible;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a student is called, and what is said of a submission, in every form: nothing that a terminal obeys. */
class LegibleNamesTest {
  /** A title, a colour, a bell, controls above ASCII, and every control of direction. */
  private static final String EVIL = "\u001b]0;pwned\u0007\u009b31m\u007f\r\u061c\u200e\u200f\u202a"
      + "\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029<b>Eve</b>";

  static List<String> forms() {
    return List.of(
        "table",
        "text",
        "csv",
        "json",
        "html",
        "junit",
        "gradescope",
        "github",
        "github-log",
        "prairielearn");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void noFormHoldsWhatATerminalObeys(String form) {
    Rendering rendering = Formats.named(form).render(book());

    rendering.files().forEach((name, bytes) -> {
      assertThat(name.codePoints()).as(form).noneMatch(Legible::obeyed);
      String text = new String(bytes, UTF_8).replace("\r\n", "\n");
      assertThat(text.codePoints()).as(form).noneMatch(Legible::obeyed);
      assertThat(text).doesNotContain("\\u001b]0", form.equals("html") ? "<b>Eve" : "\u0000");
    });
  }

  @Test
  void jsonStillHoldsEachCharacter() throws Exception {
    byte[] json = Formats.named("json").render(book()).files().get("grades.json");

    assertThat(new ObjectMapper().readTree(json).at("/grades/0/student").textValue())
        .isEqualTo(EVIL);
  }

  @Test
  void remarksAreForATerminal() {
    assertThat(new Rendering(Map.of(), List.of("No submission: " + EVIL)).remarks())
        .singleElement()
        .asString()
        .startsWith("No submission: ␛]0;pwned␇⟨U+009B⟩31m⟨U+007F⟩")
        .matches(text -> text.codePoints().noneMatch(Legible::obeyed));
  }

  @Test
  void aLongNameIsCutAfterItWasMadeLegible() {
    assertThat(Legible.brief("Ann", 10)).isEqualTo("Ann");
    assertThat(Legible.brief("\u001b".repeat(1 << 20), 100))
        .hasSizeLessThan(150)
        .contains("characters left out");
  }

  private static GradeBook book() {
    Grade grade = new Grade(
        EVIL,
        Map.of("participant", EVIL),
        Grade.Status.REFUSED,
        Optional.empty(),
        "holds no file; found " + EVIL,
        List.of(),
        1,
        "submissions/eve");
    return ClassBook.of(grade);
  }
}
