package dcom.slides;

import java.util.Locale;

/**
 * An SVG that stands in a page: its colours are the page's, so it is right in light and in dark.
 * Lengths are in pixels of a slide, 1280 wide.
 */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  /** Begins a picture of a part of the plane; who cannot see it is told {@code alt}. */
  Svg(double left, double top, double width, double height, String alt) {
    add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\"", width, height);
    add(" viewBox=\"%.1f %.1f %.1f %.1f\"", left, top, width, height);
    add(" role=\"img\" aria-label=\"%s\">", escaped(alt));
  }

  /** Draws a rectangle with round corners. */
  Svg box(String style, double x, double y, double width, double height) {
    return add(
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"10\"/>",
        style, x, y, width, height);
  }

  /** Writes; {@code anchor} says what of the text stands at x: start, middle or end. */
  Svg text(String style, String anchor, double x, double y, String words) {
    return add(
        "<text class=\"%s\" text-anchor=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>",
        style, anchor, x, y, escaped(words));
  }

  /** Draws an arrow with a head at its end. */
  Svg arrow(String style, double x1, double y1, double x2, double y2) {
    double angle = Math.atan2(y2 - y1, x2 - x1);
    double x = x2 - 14 * Math.cos(angle);
    double y = y2 - 14 * Math.sin(angle);
    double side = 7;
    add(
        "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
        style, x1, y1, x, y);
    double dx = side * Math.sin(angle);
    double dy = side * Math.cos(angle);
    return add(
        "<polygon class=\"head\" points=\"%.1f,%.1f %.1f,%.1f %.1f,%.1f\"/>",
        x2, y2, x - dx, y + dy, x + dx, y - dy);
  }

  /** The whole picture. */
  String end() {
    return text + "</svg>\n";
  }

  private Svg add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values));
    return this;
  }

  private static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
