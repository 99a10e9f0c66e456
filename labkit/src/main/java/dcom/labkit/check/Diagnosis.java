package dcom.labkit.check;

import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Program;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.Failure;
import dcom.labkit.tap.Passage;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the six fields of a failure from what a check expected and from its evidence. */
final class Diagnosis {
  private static final int LAST_FRAMES = 8;
  private static final Pattern TERMINAL = Pattern.compile("\\bterminal (\\d+)\\b");

  private final Method check;
  private final Stage stage;
  private final Subject subject;

  Diagnosis(Method check, Stage stage, Subject subject) {
    this.check = check;
    this.stage = stage;
    this.subject = subject;
  }

  Failure of(Unmet unmet) {
    return new Failure(did(), unmet.expected(), unmet.got(), wire(), why(unmet), look(unmet));
  }

  private List<String> did() {
    return stage.terminals().all().stream()
        .map(terminal -> "terminal " + terminal.number() + " $ " + terminal.shown())
        .toList();
  }

  private List<String> wire() {
    List<Passage> passages = stage.taps().passages();
    return passages.subList(Math.max(0, passages.size() - LAST_FRAMES), passages.size()).stream()
        .map(Passage::shown)
        .toList();
  }

  private String why(Unmet unmet) {
    Mistake[] mistakes = check.getAnnotationsByType(Mistake.class);
    String printed = stage.terminals().all().stream()
        .flatMap(terminal -> terminal.lines().stream().map(Line::text))
        .collect(Collectors.joining("\n"));
    return Stream.of(unmet.got(), printed)
        .flatMap(seen -> Stream.of(mistakes).filter(mistake -> found(mistake.got(), seen)))
        .map(Mistake::why)
        .findFirst()
        .orElse(check.getAnnotation(Check.class).why());
  }

  /** A text that an expression cannot cope with shows no mistake that we know. */
  private static boolean found(String expression, String text) {
    try {
      return Pattern.compile(expression, Pattern.MULTILINE).matcher(text).find();
    } catch (StackOverflowError e) {
      return false;
    }
  }

  private String look(Unmet unmet) {
    int step = check.getAnnotation(Check.class).step();
    String rest = "README step " + step + " · ./lab hint " + subject.lab().id();
    return culprit(unmet)
        .flatMap(terminal -> place(terminal, step))
        .map(place -> place + " · " + rest)
        .orElse(rest);
  }

  /** The terminal that the expectation names; otherwise the one that was opened last. */
  private Optional<Terminal> culprit(Unmet unmet) {
    List<Terminal> all = stage.terminals().all();
    Matcher named = TERMINAL.matcher(unmet.expected() + " " + unmet.got());
    int number = named.find() ? Integer.parseInt(named.group(1)) : all.size();
    return all.stream().filter(terminal -> terminal.number() == number).findFirst();
  }

  private Optional<String> place(Terminal terminal, int step) {
    Program program = subject.programs().get(terminal.program());
    return program instanceof Program.Main main
        ? Optional.of(new SourcePlace(subject, main).of(terminal, step))
        : Optional.empty();
  }
}
