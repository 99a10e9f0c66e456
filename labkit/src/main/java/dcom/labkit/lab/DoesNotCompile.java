package dcom.labkit.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** Sources that the compiler refuses: its first error, with file, line, source line and caret. */
public final class DoesNotCompile extends RuntimeException {
  private static final long serialVersionUID = 1;

  DoesNotCompile(String message) {
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
        place(first) + first.getMessage(Locale.ENGLISH) + line(first) + others);
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
      return "\n" + line + "\n" + " ".repeat((int) error.getColumnNumber() - 1) + "^";
    } catch (java.io.IOException e) {
      return "";
    }
  }
}
