package dcom.labkit.grade.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.grade.Grade;
import dcom.labkit.report.Cut;
import dcom.labkit.report.Failure;
import dcom.labkit.report.Legible;
import dcom.labkit.report.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms for people and for spreadsheets, and what all forms do to a text. */
class TextsTest {
  @Test
  void theTableHasARowForEachAndTheClassBelow() {
    String table = text("table");

    assertThat(table.lines().toList())
        .startsWith(
            "student                        points   state        remarks",
            "Ada                               8/8   done         Passed only when run once more: echo ends at once",
            "Bert                              2/8   1/4",
            "Cleo                              0/8   refused      Echo.java:3: error: ';' expected",
            "Dan                                 -   error        Not graded: no port is free",
            "Dora                                -   error        Not graded: the cell did not start")
        .contains(
            "6 submissions, 1 with nothing to check, 2 not graded; median 2 of 8 points",
            "Most fail step 1, It echoes: 2 of 4");
    assertThat(table).doesNotContain("\u001b", "\u0000");
  }

  @Test
  void csvIsRfc4180AndLeavesPointsEmptyWhereThereIsNoGrade() {
    String csv = text("csv");

    assertThat(csv.split("\r\n"))
        .startsWith(
            "student,participant,userId,status,points,of,step 1 of 4,step 2 of 4,comment,seed,seconds,evidence",
            "Ada,101,101,done,8,8,4,4,Passed only when run once more: echo ends at once,4711,2.345,evidence/101",
            "Bert,102,102,1/4,2,8,2,0,,4711,2.345,evidence/102",
            "Cleo,103,103,refused,0,8,0,0,Echo.java:3: error: ';' expected,4711,0.012,evidence/103",
            "Dan,104,104,error,,8,,,Not graded: no port is free,4711,2.345,evidence/104",
            "Dora,105,105,error,,8,,,Not graded: the cell did not start,4711,0.012,evidence/105")
        .hasSize(7);
    assertThat(csv).endsWith("\r\n");
  }

  @Test
  void noCellOfACsvIsComputed() {
    Worksheet csv = Worksheet.read(text("csv").getBytes(UTF_8));

    assertThat(csv.rows().get(5).text(0)).isEqualTo("'=HYPERLINK(\"x\") <b>Eve</b>␛");
    assertThat(csv.rows().get(5).text(11)).isEqualTo("'@evidence");
    for (Worksheet.Row row : csv.rows()) {
      assertThat(row.cells())
          .hasSize(12)
          .noneMatch(cell -> cell.text().matches("(?s)[=+@\\-\t\r＝].*"));
    }
    for (String start : List.of("=", "+", "-", "@", "\t=", " =", "\r", "＝")) {
      assertThat(Csv.harmless(start + "1")).isEqualTo("'" + start + "1");
    }
    assertThat(Csv.harmless("a=1")).isEqualTo("a=1");
  }

  @Test
  void eachSubmissionCanBeReadAsItsStudentWould() {
    Map<String, byte[]> files = Formats.named("text").render(ClassBook.book()).files();

    assertThat(files.keySet())
        .containsExactly(
            "text/Ada/report.txt",
            "text/Bert/report.txt",
            "text/Cleo/report.txt",
            "text/Dan/report.txt",
            "text/Dora/report.txt",
            "text/HYPERLINK_x_b_Eve_b/report.txt");
    assertThat(new String(files.get("text/Bert/report.txt"), UTF_8))
        .contains("Step 1  It echoes\n  ✗ echo says what it heard", "  why       An echo says");
  }

  @Test
  void studentsOfOneNameGetFoldersOfTheirOwnAndNoNameLeavesTheFolder() {
    List<Grade> grades =
        List.of("Ann", "ann", "../..", "..", "/etc/passwd", "李 雷", "x".repeat(300)).stream()
            .map(name -> ClassBook.graded(name, "1", Outcome.PASSED, Outcome.PASSED))
            .toList();

    assertThat(FileNames.of(grades))
        .containsExactly(
            "Ann", "ann-2", "student", "student-2", "etc_passwd", "李_雷", "x".repeat(60));
  }

  @Test
  void anUnknownFormListsAll() {
    assertThatThrownBy(() -> Formats.named("xlsx"))
        .hasMessage("There is no format 'xlsx'. There are: table, text, csv, json, html, junit,"
            + " gradescope, github, github-log, prairielearn.");
  }

  @Test
  void filesAreWrittenWholeAndNothingElseIsLeft(@TempDir Path folder) throws Exception {
    List<Path> written = Formats.named("csv").write(ClassBook.book(), folder.resolve("deep"));
    Formats.named("csv").write(ClassBook.book(), folder.resolve("deep"));

    assertThat(written).containsExactly(folder.resolve("deep/grades.csv"));
    assertThat(written.get(0)).content().isEqualTo(text("csv"));
    try (var files = Files.list(folder.resolve("deep"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void aTextIsLegibleWhateverIsInIt() {
    assertThat(Legible.text("a\u001b[2J\u0000\r\nb\tc\u007f\u009b\u202e"))
        .isEqualTo("a␛[2J␀\nb\tc⟨U+007F⟩⟨U+009B⟩⟨U+202E⟩");
    assertThat(Legible.text("\uD83D\uDE00 \uD83D! \uDE00 \uFFFE"))
        .isEqualTo("\uD83D\uDE00 \uFFFD! \uFFFD \uFFFD");
    assertThat(Legible.unicode("\u001b \uD83D")).isEqualTo("\u001b \uFFFD");
    assertThat(Legible.line(" a\nb\r\n")).isEqualTo("a ⏎ b");
  }

  @Test
  void aCutTextStillDiffersWhereItDiffered() {
    String same = "s".repeat(30_000);
    Failure failure =
        new Failure(List.of(), same + "expected" + same, same + "got" + same, List.of(), "", "");
    Grade grade = ClassBook.graded("A", "1", Outcome.FAILED, Outcome.PASSED, failure);

    Failure shown = Shown.legible(ClassBook.of(grade))
        .grades()
        .get(0)
        .report()
        .orElseThrow()
        .steps()
        .get(0)
        .checks()
        .get(0)
        .failure()
        .orElseThrow();

    assertThat(shown.expected())
        .contains("expected", "characters left out")
        .hasSizeLessThan(20_100);
    assertThat(shown.got()).contains("got", "characters left out").hasSizeLessThan(20_100);
  }

  @Test
  void aCutNeverSplitsAPair() {
    String text = "\uD83D\uDE00".repeat(100);

    for (int place = 0; place < 200; place++) {
      String cut = Cut.around(text, place, 51);
      assertThat(Legible.unicode(cut)).isEqualTo(cut);
    }
    assertThat(Cut.middle("short", 5)).isEqualTo("short");
    assertThat(Cut.middle("0123456789", 4)).isEqualTo("012 … 6 characters left out … 9");
  }

  @Test
  void aReportOfOnesOwnIsABookOfOne() {
    var report =
        ClassBook.graded("A", "1", Outcome.PASSED, Outcome.FAILED).report().orElseThrow();

    var book = Books.of(report);

    assertThat(book.points()).isEqualTo(8);
    assertThat(book.grades()).singleElement().satisfies(grade -> {
      assertThat(grade.counts()).isTrue();
      assertThat(grade.report()).isEqualTo(Optional.of(report));
    });
  }

  private static String text(String format) {
    Map<String, byte[]> files = Formats.named(format).render(ClassBook.book()).files();
    assertThat(files).hasSize(1);
    return new String(files.values().iterator().next(), UTF_8);
  }
}
