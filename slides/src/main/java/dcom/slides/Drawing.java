package dcom.slides;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A drawing of boxes and arrows, described in lines of text:
 *
 * <pre>
 * alt    what it shows, in a sentence
 * box    id column row width label     (also: queue, strong, plain)
 * arrow  from to label                 (also: dashed, both)
 * </pre>
 *
 * Columns and rows count from 1 and may have halves; a label's {@code |} begins a new line.
 */
record Drawing(String alt, Map<String, Box> boxes, List<Arrow> arrows) {
  private static final double CELL_WIDTH = 190;
  private static final double CELL_HEIGHT = 108;
  private static final double BOX_HEIGHT = 76;
  private static final double AIR = 4;

  /** A box; its place is its middle. */
  record Box(String kind, double x, double y, double width, String label) {
    /** Where a line from the middle towards a point leaves this box, with some air. */
    double[] edge(double toX, double toY) {
      double dx = toX - x;
      double dy = toY - y;
      double byWidth = dx == 0 ? Double.MAX_VALUE : (width / 2 + 6) / Math.abs(dx);
      double byHeight = dy == 0 ? Double.MAX_VALUE : (BOX_HEIGHT / 2 + 6) / Math.abs(dy);
      double part = Math.min(byWidth, byHeight);
      return new double[] {x + dx * part, y + dy * part};
    }
  }

  /** An arrow between two boxes. */
  record Arrow(String kind, String from, String to, String label) {}

  /** Reads a description. */
  static Drawing parse(String text) {
    String alt = "";
    Map<String, Box> boxes = new LinkedHashMap<>();
    List<Arrow> arrows = new ArrayList<>();
    for (String line :
        text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
      String[] words = line.trim().split("\\s+", 2);
      switch (words[0]) {
        case "alt" -> alt = words[1];
        case "box", "queue", "strong", "plain" -> box(words[0], words[1].split("\\s+", 5), boxes);
        case "arrow", "dashed", "both" ->
          arrows.add(arrow(words[0], words[1].split("\\s+", 3), boxes));
        default -> throw new IllegalArgumentException("not a line of a drawing: " + line);
      }
    }
    return new Drawing(alt, boxes, arrows);
  }

  private static void box(String kind, String[] at, Map<String, Box> boxes) {
    double x = (Double.parseDouble(at[1]) - 0.5) * CELL_WIDTH;
    double y = (Double.parseDouble(at[2]) - 0.5) * CELL_HEIGHT;
    double width = Double.parseDouble(at[3]) * CELL_WIDTH - 24;
    boxes.put(at[0], new Box(kind, x, y, width, at[4]));
  }

  private static Arrow arrow(String kind, String[] at, Map<String, Box> boxes) {
    for (String end : List.of(at[0], at[1])) {
      if (!boxes.containsKey(end)) {
        throw new IllegalArgumentException("an arrow names a box that is not there: " + end);
      }
    }
    return new Arrow(kind, at[0], at[1], at.length > 2 ? at[2] : "");
  }

  String svg() {
    double left = least(box -> box.x() - box.width() / 2) - AIR;
    double top = least(box -> box.y() - BOX_HEIGHT / 2) - AIR;
    double width = AIR - least(box -> -box.x() - box.width() / 2) - left;
    double height = AIR - least(box -> -box.y() - BOX_HEIGHT / 2) - top;
    Svg svg = new Svg(left, top, width, height, alt);
    arrows.forEach(arrow -> draw(arrow, svg));
    boxes.values().forEach(box -> draw(box, svg));
    return svg.end();
  }

  private double least(ToDoubleFunction<Box> of) {
    return boxes.values().stream().mapToDouble(of).min().orElseThrow();
  }

  private static void draw(Box box, Svg svg) {
    svg.box(
        box.kind(), box.x() - box.width() / 2, box.y() - BOX_HEIGHT / 2, box.width(), BOX_HEIGHT);
    String[] lines = box.label().split("\\|");
    double top = box.y() + 8 - (lines.length - 1) * 14;
    for (int i = 0; i < lines.length; i++) {
      svg.text(box.kind(), "middle", box.x(), top + i * 28, lines[i]);
    }
  }

  private void draw(Arrow arrow, Svg svg) {
    Box from = boxes.get(arrow.from());
    Box to = boxes.get(arrow.to());
    double[] start = from.edge(to.x(), to.y());
    double[] end = to.edge(from.x(), from.y());
    svg.arrow(arrow.kind(), start[0], start[1], end[0], end[1]);
    if (arrow.kind().equals("both")) {
      svg.arrow(arrow.kind(), end[0], end[1], start[0], start[1]);
    }
    boolean upright = Math.abs(start[0] - end[0]) < 1;
    double x = (start[0] + end[0]) / 2 + (upright ? 12 : 0);
    double y = (start[1] + end[1]) / 2 + (upright ? 8 : -12);
    svg.text("label", upright ? "start" : "middle", x, y, arrow.label());
  }
}
