package dcom.labkit.watch;

import java.io.PrintStream;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A display that draws over what it showed before (ECMA-48): line by line and in one write, so that
 * nothing flickers. What does not fit on the terminal is cut, but never the last four lines.
 */
public final class Redrawn implements Display {
  private static final String HOME = "\033[H";
  private static final String TO_END_OF_LINE = "\033[K";
  private static final String TO_END_OF_SCREEN = "\033[J";
  private static final String HIDE_CURSOR = "\033[?25l";
  private static final String SHOW_CURSOR = "\033[?25h";
  private static final int LAST = 4;

  private final PrintStream out;
  private final Supplier<Tty.Size> size;
  private Tty.Size now;
  private boolean begun;
  private boolean closed;

  /** Draws to {@code out}, a terminal of this size. */
  public Redrawn(PrintStream out, Supplier<Tty.Size> size) {
    this.out = out;
    this.size = size;
    this.now = size.get();
  }

  @Override
  public synchronized void show(List<String> lines) {
    if (closed) {
      return;
    }
    StringBuilder text = new StringBuilder(begun ? HOME : HIDE_CURSOR + HOME);
    begun = true;
    List<String> fitting = fitting(lines, now.rows() - 1);
    for (String line : fitting) {
      text.append(cut(line, now.columns())).append(TO_END_OF_LINE).append("\r\n");
    }
    out.print(text.append(TO_END_OF_SCREEN));
    out.flush();
  }

  private static List<String> fitting(List<String> lines, int rows) {
    if (lines.size() <= rows || rows <= LAST) {
      return lines.subList(0, Math.min(lines.size(), Math.max(rows, 1)));
    }
    List<String> first = lines.subList(0, rows - LAST);
    List<String> last = lines.subList(lines.size() - LAST, lines.size());
    return Stream.concat(first.stream(), last.stream()).toList();
  }

  private static String cut(String line, int columns) {
    return line.codePointCount(0, line.length()) <= columns
        ? line
        : line.substring(0, line.offsetByCodePoints(0, columns - 1)) + "…";
  }

  @Override
  public synchronized void verdict(List<String> lines) {
    now = size.get();
    show(lines);
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (begun) {
      out.print(SHOW_CURSOR);
      out.flush();
    }
  }
}
