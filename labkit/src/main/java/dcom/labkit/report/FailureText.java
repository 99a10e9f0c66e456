package dcom.labkit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A failure as text: its fields in order, each beside its name, further lines below it. */
public final class FailureText {
  private static final String INDENT = " ".repeat(12);

  private static final int SENTENCE = 88;
  private static final int FRAME = 120;

  private FailureText() {}

  /** A failed check for JUnit's eyes: its sentence and its facts. */
  public static String of(CheckResult check) {
    List<String> lines = new ArrayList<>(List.of(check.sentence()));
    check.failure().ifPresent(failure -> lines.addAll(lines(failure)));
    return String.join("\n", lines);
  }

  static List<String> lines(Failure failure) {
    List<String> lines = new ArrayList<>();
    field("did", failure.did(), lines);
    field("expected", failure.expected().lines().toList(), lines);
    field("got", failure.got().lines().toList(), lines);
    field("wire", failure.wire().stream().map(FailureText::cut).toList(), lines);
    field("why", failure.why().lines().flatMap(FailureText::wrapped).toList(), lines);
    field("look", failure.look().lines().toList(), lines);
    return lines;
  }

  /** A frame is known by its beginning. */
  private static String cut(String frame) {
    return frame.length() <= FRAME ? frame : frame.substring(0, FRAME - 1) + "…";
  }

  /** Words in lines that a terminal shows whole. */
  private static Stream<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ")) {
      boolean fits = line.length() + 1 + word.length() <= SENTENCE;
      if (!line.isEmpty() && !fits) {
        lines.add(line);
      }
      line = line.isEmpty() || !fits ? word : line + " " + word;
    }
    lines.add(line);
    return lines.stream();
  }

  private static void field(String name, List<String> text, List<String> lines) {
    for (int i = 0; i < text.size(); i++) {
      String start = i == 0 ? "  %-10s".formatted(name) : INDENT;
      lines.add((start + Legible.text(text.get(i))).stripTrailing());
    }
  }
}
