package dcom.labkit.grade.format;

import dcom.labkit.grade.GradeBook;
import dcom.labkit.grade.format.Worksheet.Row;
import dcom.labkit.report.Legible;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Fills the grades of a book into one column of a learning platform's own file. A student is found by
 * the platform's key; without a key by his name, if only one row has it. Where there is no grade the
 * cell stays as it was. Whoever is not found, either way, is named.
 *
 * @param sheet the file
 * @param students which rows are students
 * @param key the platform's name for its key
 * @param keyOf the key that a row has
 * @param names the columns that may hold what a student is called
 * @param column the column to fill in
 * @param kept whether a cell's text must stay
 * @param points how the points are written in a row
 */
record Fill(
    Worksheet sheet,
    Predicate<Row> students,
    String key,
    Function<Row, String> keyOf,
    Set<Integer> names,
    int column,
    Predicate<String> kept,
    BiFunction<Row, Integer, String> points) {

  /** Fills in what there is, and says in sentences what there is not. */
  List<String> from(GradeBook book) {
    List<String> remarks = new ArrayList<>();
    Map<Row, List<Sheet>> found = new LinkedHashMap<>();
    sheet.rows().stream().filter(students).forEach(row -> found.put(row, new ArrayList<>()));
    for (Sheet one : Sheet.of(book).toList()) {
      List<Row> rows = rows(one, found.keySet());
      rows.forEach(row -> found.get(row).add(one));
      if (rows.isEmpty()) {
        remarks.add("Not in the file, or not for certain: " + name(one));
      }
    }
    found.forEach((row, sheets) -> fill(row, sheets, remarks));
    return remarks;
  }

  private void fill(Row row, List<Sheet> sheets, List<String> remarks) {
    if (sheets.isEmpty()) {
      remarks.add("No submission: " + name(row));
    } else if (sheets.size() > 1) {
      String all = sheets.stream().map(Fill::name).collect(Collectors.joining(", "));
      remarks.add("More than one submission, nothing filled in: " + name(row) + ": " + all);
    } else if (kept.test(row.text(column))) {
      remarks.add("Stays as it was (" + row.text(column) + "): " + name(row));
    } else if (!sheets.get(0).grade().counts()) {
      remarks.add(name(row) + ": " + Legible.line(sheets.get(0).comment()));
    } else if (column >= row.cells().size()) {
      remarks.add("The row is too short, nothing filled in: " + name(row));
    } else {
      sheet.fill(
          row.cells().get(column), points.apply(row, sheets.get(0).grade().earned()));
    }
  }

  private List<Row> rows(Sheet one, Set<Row> rows) {
    String own = one.grade().keys().getOrDefault(key, "");
    if (!own.isEmpty()) {
      return rows.stream().filter(row -> keyOf.apply(row).equals(own)).toList();
    }
    List<Row> same = rows.stream()
        .filter(row -> names(row).contains(plain(one.grade().student())))
        .toList();
    return same.size() == 1 ? same : List.of();
  }

  /** All that a row calls a student: as it stands, "Last, First" turned round, an address's name. */
  private Set<String> names(Row row) {
    Set<String> all = new TreeSet<>();
    for (int name : names) {
      String text = plain(row.text(name));
      String[] parts = text.split(", ", 2);
      all.add(text);
      all.add(parts.length == 2 ? parts[1] + " " + parts[0] : text);
      all.add(text.matches("[^ @]+@[^ @]+") ? text.substring(0, text.indexOf('@')) : text);
    }
    all.remove("");
    return all;
  }

  private String name(Row row) {
    return IntStream.range(0, row.cells().size())
        .filter(i -> i != column && names.contains(i) && !row.text(i).isBlank())
        .mapToObj(row::text)
        .findFirst()
        .map(Legible::line)
        .orElse("?");
  }

  private static String name(Sheet one) {
    return Legible.line(one.grade().student());
  }

  private static String plain(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
    return composed.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
