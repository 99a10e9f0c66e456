package dcom.labkit.grade.format;

import dcom.labkit.grade.GradeBook;
import dcom.labkit.grade.format.Worksheet.Row;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Canvas's own export of its gradebook with the column of one assignment filled in; points are scaled
 * to the assignment's. A cell that says {@code EX} stays: the student is excused.
 */
public final class CanvasExport implements Format {
  private static final Pattern ASSIGNMENT = Pattern.compile("(?s).*\\(\\d+\\)\\s*");

  private final Path file;
  private final Optional<String> assignment;

  /**
   * Fills in a copy of {@code file}.
   *
   * @param assignment the heading of the column, or a part that no other has; empty where there is
   *     one column only, or where its heading names the lab
   */
  public CanvasExport(Path file, Optional<String> assignment) {
    this.file = file;
    this.assignment = assignment;
  }

  @Override
  public String name() {
    return "canvas";
  }

  @Override
  public String about() {
    return "Canvas's own export, one column filled in";
  }

  @Override
  public Rendering render(GradeBook book) {
    return Export.filled(file, "Canvas's export", sheet -> fill(sheet, book).from(book));
  }

  private Fill fill(Worksheet sheet, GradeBook book) {
    int id = id(sheet);
    int column = column(sheet, book);
    Optional<BigDecimal> possible = sheet.rows().stream()
        .filter(row -> row.text(id).isBlank())
        .flatMap(row -> Points.number(row.text(column)).stream())
        .findFirst();
    Set<Integer> names = IntStream.rangeClosed(0, id + 2)
        .filter(i -> i < column)
        .boxed()
        .collect(Collectors.toSet());
    return new Fill(
        sheet,
        row -> !row.text(id).isBlank(),
        "userId",
        row -> row.text(id).strip(),
        names,
        column,
        text -> text.strip().equalsIgnoreCase("EX"),
        (row, earned) -> points(earned, book.points(), possible));
  }

  private static String points(int earned, int of, Optional<BigDecimal> possible) {
    BigDecimal points = Points.scaled(earned, of, possible.orElse(BigDecimal.valueOf(of)));
    return points.stripTrailingZeros().toPlainString();
  }

  /** The second column, whatever the language of the headings is. */
  private static int id(Worksheet sheet) {
    Row header = sheet.header();
    return IntStream.range(0, header.cells().size())
        .filter(i -> header.text(i).strip().equals("ID"))
        .findFirst()
        .orElse(1);
  }

  private int column(Worksheet sheet, GradeBook book) {
    Row header = sheet.header();
    List<Integer> columns = IntStream.range(0, header.cells().size())
        .filter(i -> ASSIGNMENT.matcher(header.text(i)).matches())
        .boxed()
        .toList();
    List<Integer> named = assignment.isPresent()
        ? Export.naming(header, columns, List.of(assignment.get()))
        : columns.size() == 1
            ? columns
            : Export.naming(header, columns, List.of(book.lab(), book.title()));
    if (named.size() != 1) {
      throw new NoSuchColumn(file, assignment.orElse(book.lab()), headings(header, columns));
    }
    return named.get(0);
  }

  private static List<String> headings(Row header, List<Integer> columns) {
    return columns.stream().map(header::text).toList();
  }
}
