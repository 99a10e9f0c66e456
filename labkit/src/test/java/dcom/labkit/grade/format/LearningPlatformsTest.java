package dcom.labkit.grade.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.grade.Grade;
import dcom.labkit.grade.GradeBook;
import dcom.labkit.report.Outcome;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The exports of Canvas and Moodle come back with one column filled in, and not a byte else. */
class LearningPlatformsTest {
  private static final String CANVAS = """
      \uFEFFStudent,ID,SIS User ID,SIS Login ID,Section,Quiz (11),"An echo, really (12)",Final Score\r
      ,,,,,Manual Posting,,\r
      "    Points Possible",,,,,5,16.0,(read only)\r
      "Lovelace, ""Ada""\",101,u1,ada,"S 1, S 2",4,,90\r
      "Brecht, Bert",102,u2,bert,S 1,,EX,80\r
      "Cöln, Cleo",103,u3,cleo,S 1,3,7,70\r
      "Dampf, Dan",104,u4,dan,S 1,3,,60\r
      "Nobody, Nora",999,u9,nora,S 1,,,50\r
      """;

  private static final String MOODLE = """
      Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be changed","Last modified (submission)","Last modified (grade)","Feedback comments"
      "Participant 101","Ada Lovelace",ada@example.org,"Submitted for grading",,100.00,Yes,"Friday, 2 January 2026, 3:04 AM",-,
      "Participant 102","Bert Brecht",bert@example.org,"No submission",50.00,100.00,Yes,-,-,"Hi, ""you""\"
      "Participant 104","Dan Dampf",dan@example.org,"No submission",,100.00,Yes,-,-,
      """;

  @TempDir
  private Path folder;

  @Test
  void canvasGetsItsOwnFileWithOneColumnFilledIn() throws IOException {
    Rendering filled = canvas(CANVAS, Optional.empty());

    assertThat(text(filled))
        .isEqualTo(CANVAS.replace("S 2\",4,,90", "S 2\",4,16,90").replace(",3,7,70", ",3,0,70"));
    assertThat(filled.files()).containsOnlyKeys("export-graded.csv");
    assertThat(filled.remarks())
        .containsExactly(
            "Not in the file, or not for certain: Dora",
            "Not in the file, or not for certain: =HYPERLINK(\"x\") <b>Eve</b>␛",
            "Stays as it was (EX): Brecht, Bert",
            "Dampf, Dan: Not graded: no port is free",
            "No submission: Nobody, Nora");
  }

  @Test
  void canvasIsAskedWhichColumnIsMeantWhereThatIsNotCertain() throws IOException {
    String other = CANVAS.replace("An echo, really", "Lab one");

    assertThatThrownBy(() -> canvas(other, Optional.empty()))
        .hasMessageContaining("export.csv")
        .hasMessageEndingWith("Name one of: Quiz (11); Lab one (12)");
    assertThat(text(canvas(other, Optional.of("lab ONE")))).contains("S 2\",4,16,90");
    assertThatThrownBy(() -> canvas(other, Optional.of("Final"))).hasMessageContaining("'Final'");
  }

  @Test
  void canvasWithSemicolonsAndWithoutALastLineEndIsKeptSo() throws IOException {
    String semicolons =
        "Student;ID;SIS Login ID;Section;Echo (12)\n    Punkte;;;;7,5\nAda;101;ada;S;";

    assertThat(text(canvas(semicolons, Optional.empty()))).isEqualTo(semicolons + "7.5");
  }

  @Test
  void moodleGetsItsOwnWorksheetWithOneColumnFilledIn() throws IOException {
    Rendering filled = moodle(MOODLE, Optional.empty());

    assertThat(text(filled))
        .isEqualTo(
            MOODLE.replace("grading\",,100", "grading\",100.00,100").replace(",50.00,", ",25.00,"));
    assertThat(filled.remarks()).contains("Dan Dampf: Not graded: no port is free");
  }

  @Test
  void moodlesHeadingsMayBeInAnyLanguage() throws IOException {
    String german =
        "ID;Vollständiger Name;E-Mail-Adresse;Status;Bewertung;Bestwertung;Bewertung kann geändert werden\r\n"
            + "Teilnehmer/in101;Ada;ada@example.org;Zur Bewertung abgegeben;;20,00;Ja\r\n"
            + "Teilnehmer/in102;Bert;bert@example.org;;3,50;20,00;Ja\r\n";
    String unknown = german.replace("Bewertung;", "Xyz;");
    String scale = "ID,Name,Note\nx101,Ada,\nx102,Bert,\n";

    assertThat(text(moodle(german, Optional.empty())))
        .isEqualTo(german.replace(";;20,00", ";20,00;20,00").replace(";3,50;", ";5,00;"));
    assertThat(text(moodle(unknown, Optional.empty()))).contains("abgegeben;20,00;20,00");
    assertThat(text(moodle(scale, Optional.empty())))
        .isEqualTo("ID,Name,Note\nx101,Ada,8.00\nx102,Bert,2.00\n");
    assertThatThrownBy(() -> moodle(scale.replace("Note", "Was"), Optional.empty()))
        .hasMessageEndingWith("Name one of: Name; Was");
    assertThat(text(moodle(scale.replace("Note", "Was"), Optional.of("Was")))).contains("Ada,8.00");
  }

  @Test
  void theEncodingOfAFileIsKept() throws IOException {
    Charset windows = Charset.forName("windows-1252");
    byte[] bytes = MOODLE.replace("Ada Lovelace", "Ädä").getBytes(windows);

    Rendering filled = new MoodleWorksheet(
            Files.write(folder.resolve("w.csv"), bytes), Optional.empty())
        .render(ClassBook.book());

    assertThat(new String(filled.files().get("w-graded.csv"), windows))
        .contains("\"Ädä\",ada@example.org,\"Submitted for grading\",100.00,");
  }

  @Test
  void withoutAKeyAStudentIsFoundByAnyNameThatOnlyOneHas() throws IOException {
    for (String name : List.of("ada", "U1", "Lovelace, \"Ada\"", "\"ada\"  LOVELACE")) {
      assertThat(text(filled(keyless(name)))).as(name).contains("S 2\",4,16,90");
    }
    for (String name : List.of("Lovelace", "S 1", "4")) {
      assertThat(filled(keyless(name)).remarks())
          .contains("Not in the file, or not for certain: " + name);
    }
    assertThat(text(new MoodleWorksheet(write(MOODLE), Optional.empty()).render(keyless("bert"))))
        .contains("\"No submission\",100.00,100.00");
  }

  @Test
  void twoSubmissionsOfOneStudentFillInNothing() throws IOException {
    GradeBook two = Books.with(ClassBook.book(), List.of(passed("A", "101"), passed("B", "101")));

    Rendering filled = filled(two);

    assertThat(text(filled)).isEqualTo(CANVAS);
    assertThat(filled.remarks())
        .contains("More than one submission, nothing filled in: Lovelace, \"Ada\": A, B");
  }

  @Test
  void aFileThatIsNoExportSaysWhy() throws IOException {
    assertThatThrownBy(() -> canvas("Student,ID\n", Optional.empty()))
        .hasMessageEndingWith("has no row below its header");
    assertThatThrownBy(() -> new CanvasExport(
                Files.write(folder.resolve("u.csv"), CANVAS.getBytes(StandardCharsets.UTF_16LE)),
                Optional.empty())
            .render(ClassBook.book()))
        .hasMessageContaining("UTF-16");
    assertThatThrownBy(() ->
            new CanvasExport(folder.resolve("none.csv"), Optional.empty()).render(ClassBook.book()))
        .hasMessageContaining("none.csv");
  }

  private GradeBook keyless(String student) {
    Grade grade = passed(student, "1");
    return Books.with(
        ClassBook.book(),
        List.of(
            new Grade(student, Map.of(), grade.status(), grade.report(), "", List.of(), 1, "")));
  }

  private static Grade passed(String student, String key) {
    return ClassBook.graded(student, key, Outcome.PASSED, Outcome.PASSED);
  }

  private Rendering filled(GradeBook book) throws IOException {
    return new CanvasExport(write(CANVAS), Optional.empty()).render(book);
  }

  private Rendering canvas(String export, Optional<String> column) throws IOException {
    return new CanvasExport(write(export), column).render(ClassBook.book());
  }

  private Rendering moodle(String export, Optional<String> column) throws IOException {
    return new MoodleWorksheet(write(export), column).render(ClassBook.book());
  }

  private Path write(String export) throws IOException {
    return Files.writeString(folder.resolve("export.csv"), export);
  }

  private static String text(Rendering rendering) {
    return new String(rendering.files().values().iterator().next(), StandardCharsets.UTF_8);
  }
}
