package dcom.labkit.lab;

import dcom.labkit.expect.Visible;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Sources that the compiler refuses: its first error, with file, line, source line and caret. */
public final class DoesNotCompile extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final int WIDTH = 200;
  private static final int MOST_LINES = 20;

  /** With what to tell whoever wrote the sources. */
  public DoesNotCompile(String message) {
    super(message);
  }

  static DoesNotCompile of(List<Diagnostic<? extends JavaFileObject>> errors) {
    if (errors.isEmpty()) {
      return new DoesNotCompile("error: the compiler gave up on these sources and did not say why;"
          + " perhaps something in them is nested too deep");
    }
    Diagnostic<? extends JavaFileObject> first = errors.get(0);
    String others = errors.size() == 1 ? "" : "\n(and " + (errors.size() - 1) + " more)";
    return new DoesNotCompile(
        place(first) + said(first.getMessage(Locale.ENGLISH)) + line(first) + others);
  }

  /** The compiler quotes names from the sources, which may hold anything. */
  private static String said(String message) {
    return message
        .lines()
        .limit(MOST_LINES)
        .map(line -> Visible.text(line.length() > WIDTH ? line.substring(0, WIDTH) + "…" : line))
        .collect(Collectors.joining("\n"));
  }

  private static String place(Diagnostic<? extends JavaFileObject> error) {
    if (error.getSource() == null) {
      return "error: ";
    }
    Path here = Path.of("").toAbsolutePath();
    Path file = Path.of(error.getSource().toUri());
    Path shown = file.startsWith(here) ? here.relativize(file) : file;
    return shown + ":" + error.getLineNumber() + ": error: ";
  }

  private static String line(Diagnostic<? extends JavaFileObject> error) {
    if (error.getSource() == null || error.getLineNumber() < 1) {
      return "";
    }
    try {
      String text = error.getSource().getCharContent(true).toString();
      String line = text.lines().skip(error.getLineNumber() - 1).findFirst().orElse("");
      return "\n" + part(line, (int) error.getColumnNumber() - 1);
    } catch (java.io.IOException e) {
      return "";
    }
  }

  /** What stands around a place of a line, which may be long, and below it a mark. */
  private static String part(String line, int place) {
    int at = Math.min(Math.max(0, place), line.length());
    int from = Math.max(0, at - WIDTH);
    int to = Math.min(line.length(), at + WIDTH);
    String before = from == at ? "" : Visible.text(line.substring(from, at) + "|");
    String shown = before.isEmpty() ? "" : before.substring(0, before.length() - 1);
    String behind = at == to ? "" : Visible.text(line.substring(at, to));
    return shown + behind + "\n" + " ".repeat(shown.length()) + "^";
  }
}
