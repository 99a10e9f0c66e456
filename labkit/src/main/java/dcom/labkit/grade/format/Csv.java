package dcom.labkit.grade.format;

import java.util.List;
import java.util.stream.Collectors;

/** Rows as RFC 4180 wants them, with nothing in them that a spreadsheet would compute. */
final class Csv {
  private static final String COMPUTED = "=+-@\t\r\n＝＋－＠";

  private Csv() {}

  /** One row with its line end. */
  static String row(List<String> cells) {
    return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** A text that a spreadsheet takes for a text, whatever it begins with. */
  static String harmless(String text) {
    String inside = text.stripLeading();
    boolean computed = !text.isEmpty() && COMPUTED.indexOf(text.charAt(0)) >= 0
        || !inside.isEmpty() && COMPUTED.indexOf(inside.charAt(0)) >= 0;
    return computed ? "'" + text : text;
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
