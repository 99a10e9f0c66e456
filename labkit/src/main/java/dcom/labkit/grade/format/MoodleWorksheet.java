package dcom.labkit.grade.format;

import dcom.labkit.grade.GradeBook;
import dcom.labkit.grade.format.Worksheet.Row;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Moodle's own grading worksheet with the column of grades filled in; points are scaled to the
 * assignment's. Its headings are in the language of the site: the identifier is the first column, and
 * the grade stands left of the maximum, the same number in every row.
 */
public final class MoodleWorksheet implements Format {
  private static final Pattern PARTICIPANT = Pattern.compile("(?s)(?:.*\\D)?(\\d++)\\s*+");

  /** What Moodle calls the grade where there is no maximum beside it to be known by. */
  private static final Set<String> GRADE = Set.of(
      "grade",
      "bewertung",
      "note",
      "calificación",
      "valutazione",
      "nota",
      "cijfer",
      "betyg",
      "ocena",
      "karakter",
      "arvosana",
      "avaliação",
      "оценка",
      "成绩",
      "評点");

  private final Path file;
  private final Optional<String> heading;

  /**
   * Fills in a copy of {@code file}.
   *
   * @param heading the heading of the column of grades; empty if it can be found by its place
   */
  public MoodleWorksheet(Path file, Optional<String> heading) {
    this.file = file;
    this.heading = heading;
  }

  @Override
  public String name() {
    return "moodle";
  }

  @Override
  public String about() {
    return "Moodle's own grading worksheet, one column filled in";
  }

  @Override
  public Rendering render(GradeBook book) {
    return Export.filled(file, "Moodle's worksheet", sheet -> fill(sheet, book).from(book));
  }

  private Fill fill(Worksheet sheet, GradeBook book) {
    int column = column(sheet);
    return new Fill(
        sheet,
        row -> !participant(row).isEmpty(),
        "participant",
        MoodleWorksheet::participant,
        IntStream.range(1, column).boxed().collect(Collectors.toSet()),
        column,
        text -> false,
        (row, earned) -> points(row.text(column + 1), earned, book.points()));
  }

  /** With the decimal separator that the maximum has. */
  private static String points(String maximum, int earned, int of) {
    BigDecimal possible = Points.number(maximum).orElse(BigDecimal.valueOf(of));
    String text =
        Points.scaled(earned, of, possible).setScale(2, RoundingMode.HALF_UP).toPlainString();
    return maximum.indexOf(',') >= 0 ? text.replace('.', ',') : text;
  }

  private static String participant(Row row) {
    Matcher number = PARTICIPANT.matcher(row.text(0));
    return number.matches() ? number.group(1) : "";
  }

  private int column(Worksheet sheet) {
    Row header = sheet.header();
    List<Integer> all = IntStream.range(1, header.cells().size()).boxed().toList();
    List<Integer> found = heading
        .map(name -> all.stream().filter(i -> header.text(i).equals(name)).toList())
        .orElseGet(() -> all.stream().filter(i -> beforeMaximum(sheet, i)).toList());
    if (found.size() != 1 && heading.isEmpty()) {
      found = all.stream()
          .filter(i -> GRADE.contains(header.text(i).strip().toLowerCase(Locale.ROOT)))
          .toList();
    }
    if (found.size() != 1) {
      List<String> headings = all.stream().map(header::text).toList();
      throw new NoSuchColumn(file, heading.orElse("grade"), headings);
    }
    return found.get(0);
  }

  /** Whether the column right of it holds the same number in each row, and it none that is greater. */
  private static boolean beforeMaximum(Worksheet sheet, int column) {
    List<Row> rows = sheet.rows().stream().filter(row -> row.cells().size() > 1).toList();
    Set<Optional<BigDecimal>> maxima =
        rows.stream().map(row -> Points.number(row.text(column + 1))).collect(Collectors.toSet());
    Optional<BigDecimal> maximum = maxima.size() == 1 ? maxima.iterator().next() : Optional.empty();
    return maximum.isPresent()
        && rows.stream().allMatch(row -> fits(row.text(column), maximum.get()));
  }

  private static boolean fits(String cell, BigDecimal maximum) {
    return cell.isBlank()
        || cell.strip().equals("-")
        || Points.number(cell).filter(grade -> grade.compareTo(maximum) <= 0).isPresent();
  }
}
