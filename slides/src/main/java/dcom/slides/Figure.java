package dcom.slides;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A bar chart, from comma-separated values: first {@code # alt: …}, {@code # source: …} and {@code #
 * unit: …}, then a line with names of columns, then a line for each row with a label and a number
 * in each column. A label that begins with {@code *} is made to stand out.
 */
record Figure(String alt, String source, String unit, List<String> columns, List<Row> rows) {
  private static final double WIDTH = 1150;
  private static final double LABELS = 400;
  private static final double BAR = 34;

  /** A label and its values. */
  record Row(String label, List<Double> values) {}

  /** Reads a file. */
  static Figure parse(String text) {
    List<String> lines =
        text.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).toList();
    List<String> columns =
        Arrays.asList(lines.get(0).split(",")).subList(1, lines.get(0).split(",").length);
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      if (cells.length != columns.size() + 1) {
        throw new IllegalArgumentException("this line has not a value for each column: " + line);
      }
      rows.add(
          new Row(cells[0], Arrays.stream(cells).skip(1).map(Double::valueOf).toList()));
    }
    return new Figure(
        remark("alt", text), remark("source", text), remark("unit", text), columns, rows);
  }

  private static String remark(String name, String text) {
    String start = "# " + name + ": ";
    return text.lines()
        .filter(line -> line.startsWith(start))
        .findFirst()
        .map(line -> line.substring(start.length()))
        .orElseThrow(() -> new IllegalArgumentException("a figure needs a line " + start + "…"));
  }

  String svg() {
    double rowHeight = columns.size() * BAR + 16;
    int legend = columns.size() > 1 ? 44 : 0;
    Svg svg = new Svg(0, 0, WIDTH, rows.size() * rowHeight + legend, alt + " " + source);
    double y = legend;
    if (legend > 0) {
      for (int i = 0; i < columns.size(); i++) {
        svg.box("bar" + i, LABELS + i * 300, 6, 24, 24);
        svg.text("label", "start", LABELS + 34 + i * 300, 27, columns.get(i));
      }
    }
    for (Row row : rows) {
      draw(row, y, svg);
      y += rowHeight;
    }
    return svg.end();
  }

  private void draw(Row row, double y, Svg svg) {
    boolean marked = row.label().startsWith("*");
    double middle = y + columns.size() * BAR / 2 + 9;
    String label = marked ? row.label().substring(1) : row.label();
    svg.text(marked ? "label marked" : "label", "end", LABELS - 18, middle, label);
    for (int i = 0; i < columns.size(); i++) {
      double length = row.values().get(i) / most() * (WIDTH - LABELS - 230);
      svg.box(
          "bar" + i + (marked ? " marked" : ""),
          LABELS,
          y + i * BAR + 2,
          Math.max(length, 3),
          BAR - 6);
      svg.text(
          "label",
          "start",
          LABELS + length + 12,
          y + i * BAR + 25,
          number(row.values().get(i)) + " " + unit);
    }
  }

  private double most() {
    return rows.stream()
        .flatMap(row -> row.values().stream())
        .mapToDouble(Double::doubleValue)
        .max()
        .orElseThrow();
  }

  /** With a thin space between thousands. */
  private static String number(double value) {
    String plain = value == Math.rint(value)
        ? String.format(Locale.ROOT, "%,.0f", value)
        : Double.toString(value);
    return plain.replace(',', '\u2009');
  }
}
