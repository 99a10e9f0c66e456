package dcom.labkit.report;

import java.util.ArrayList;
import java.util.List;

/** A failure as text: its fields in order, each beside its name, further lines below it. */
public final class FailureText {
  private static final String INDENT = " ".repeat(12);

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
    field("wire", failure.wire(), lines);
    field("why", failure.why().lines().toList(), lines);
    field("look", failure.look().lines().toList(), lines);
    return lines;
  }

  private static void field(String name, List<String> text, List<String> lines) {
    for (int i = 0; i < text.size(); i++) {
      String start = i == 0 ? "  %-10s".formatted(name) : INDENT;
      lines.add((start + text.get(i)).stripTrailing());
    }
  }
}
