package dcom.labkit.expect;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Text with its invisible parts named, so that two texts that differ also look different: {@code
 * <tab>}, {@code <CR>}, {@code <newline>}, {@code <U+200B>}, and {@code <space>} at the end of a
 * line. What can be seen stays as it is.
 */
public final class Visible {
  private Visible() {}

  /** One line of text as it can be shown; an empty one is named. */
  public static String text(String text) {
    return text.isEmpty() ? "<empty line>" : String.join("", marks(text));
  }

  /** What to show for each code point. */
  static List<String> marks(String text) {
    int[] points = text.codePoints().toArray();
    int end = IntStream.iterate(points.length, n -> n > 0 && points[n - 1] == ' ', n -> n - 1)
        .map(n -> n - 1)
        .min()
        .orElse(points.length);
    return IntStream.range(0, points.length)
        .mapToObj(n -> n < end ? mark(points[n]) : "<space>")
        .toList();
  }

  /** The number by which Unicode knows a character. */
  static String number(int point) {
    return String.format("U+%04X", point);
  }

  private static String mark(int point) {
    return switch (point) {
      case '\t' -> "<tab>";
      case '\r' -> "<CR>";
      case '\n' -> "<newline>";
      case 0x1b -> "<ESC>";
      case ' ' -> " ";
      default -> hidden(point) ? "<" + number(point) + ">" : Character.toString(point);
    };
  }

  private static boolean hidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED -> true;
      default -> point == 0xfffd;
    };
  }
}
