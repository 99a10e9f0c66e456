package dcom.labkit.grade.format;

import dcom.labkit.grade.GradeBook;
import dcom.labkit.report.Legible;
import dcom.labkit.report.Report;
import dcom.labkit.report.StepResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A row for each submission: whose it is, what it earned in all and in each step, and why there is
 * nothing where there is nothing. Where there is no grade, the cells of the points are empty.
 */
final class CsvTable implements Format {
  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String about() {
    return "a row for each submission, for spreadsheets";
  }

  @Override
  public Rendering render(GradeBook exact) {
    GradeBook book = Shown.legible(exact);
    List<String> keys = keys(book);
    Map<Integer, Integer> steps = steps(book);
    StringBuilder csv = new StringBuilder(Csv.row(header(keys, steps)));
    Sheet.of(book).forEach(sheet -> csv.append(Csv.row(row(sheet, keys, steps))));
    return Rendering.of("grades.csv", csv.toString());
  }

  private static List<String> header(List<String> keys, Map<Integer, Integer> steps) {
    List<String> cells = new ArrayList<>(List.of("student"));
    keys.forEach(key -> cells.add(Csv.harmless(Legible.line(key))));
    cells.addAll(List.of("status", "points", "of"));
    steps.forEach((number, points) -> cells.add("step " + number + " of " + points));
    cells.addAll(List.of("comment", "seed", "seconds", "evidence"));
    return cells;
  }

  private static List<String> row(Sheet sheet, List<String> keys, Map<Integer, Integer> steps) {
    List<String> cells = new ArrayList<>(List.of(text(sheet.grade().student())));
    keys.forEach(key -> cells.add(text(sheet.grade().keys().getOrDefault(key, ""))));
    cells.add(sheet.state());
    cells.add(sheet.earned().map(String::valueOf).orElse(""));
    cells.add(String.valueOf(sheet.book().points()));
    steps.keySet().forEach(number -> cells.add(step(sheet, number)));
    cells.add(text(sheet.comment()));
    cells.add(String.valueOf(sheet.book().seed()));
    cells.add(BigDecimal.valueOf(sheet.grade().millis(), 3).toPlainString());
    cells.add(text(sheet.grade().evidence()));
    return cells;
  }

  /** A refused submission has earned nothing in any step; one without a grade has no points at all. */
  private static String step(Sheet sheet, int number) {
    if (!sheet.grade().counts()) {
      return "";
    }
    int earned = sheet.grade().report().stream()
        .flatMap(report -> report.steps().stream())
        .filter(step -> step.number() == number)
        .mapToInt(StepResult::earned)
        .sum();
    return String.valueOf(earned);
  }

  private static String text(String text) {
    return Csv.harmless(Legible.line(text));
  }

  private static List<String> keys(GradeBook book) {
    TreeSet<String> keys = new TreeSet<>();
    book.grades().forEach(grade -> keys.addAll(grade.keys().keySet()));
    return List.copyOf(keys);
  }

  private static Map<Integer, Integer> steps(GradeBook book) {
    Map<Integer, Integer> steps = new TreeMap<>();
    book.grades().stream()
        .flatMap(grade -> grade.report().stream())
        .map(Report::steps)
        .forEach(all -> all.forEach(step -> steps.put(step.number(), step.points())));
    return steps;
  }
}
