package dcom.labkit.check;

import dcom.labkit.expect.Searched;
import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Program;
import dcom.labkit.lab.Subject;
import dcom.labkit.report.Failure;
import dcom.labkit.tap.Passage;
import dcom.labkit.terminal.Crash;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the six fields of a failure from what a check expected and from its evidence. */
final class Diagnosis {
  private static final int LAST_FRAMES = 8;
  private static final int CRASH_FRAMES = 3;
  private static final Pattern TERMINAL = Pattern.compile("\\bterminal (\\d{1,6})\\b");
  private static final Pattern FILE = Pattern.compile("\\((\\w+\\.java):\\d+\\)");

  private final Check check;
  private final List<Mistake> mistakes;
  private final Stage stage;
  private final Subject subject;
  private final List<Passage> passages;
  private final List<Hang> hangs;

  private Diagnosis(Method check, Stage stage, Subject subject) {
    this.check = check.getAnnotation(Check.class);
    this.mistakes = List.of(check.getAnnotationsByType(Mistake.class));
    this.stage = stage;
    this.subject = subject;
    this.passages = stage.taps().passages();
    this.hangs = stage.standstill().map(this::hangs).orElse(List.of());
  }

  /**
   * The failure of an expectation. What the programs said may be such that it cannot be looked into any
   * further: then the failure holds what the check knows.
   */
  static Failure of(Unmet unmet, Method check, Stage stage, Subject subject) {
    try {
      return new Diagnosis(check, stage, subject).of(unmet);
    } catch (RuntimeException | StackOverflowError e) {
      Guard.log(e);
      Check of = check.getAnnotation(Check.class);
      return new Failure(
          List.of(), unmet.expected(), unmet.got(), List.of(), of.why(), rest(of, subject));
    }
  }

  private Failure of(Unmet unmet) {
    String got = pasteable(got(unmet));
    Optional<Mistake> mistake = recognised(unmet.expected(), got);
    return new Failure(
        did(),
        pasteable(unmet.expected()),
        got,
        wire(),
        mistake.map(Mistake::why).orElse(check.why()),
        look(unmet, mistake.map(Mistake::look).orElse("")));
  }

  private List<String> did() {
    return terminals()
        .map(t -> name(t) + " $ " + Brief.of(pasteable(t.shown())))
        .toList();
  }

  /** The folder is gone when this is read, but programs work in it: its files go by their names. */
  private String pasteable(String text) {
    return text.replace(stage.terminals().folder() + "/", "");
  }

  /** What was seen, and what those programs know of it that ended in a crash or did not end. */
  private String got(Unmet unmet) {
    List<String> lines = new ArrayList<>(List.of(unmet.got()));
    terminals().forEach(terminal -> terminal.crash().ifPresent(crash -> lines.addAll(own(crash))));
    stage.taps().unreached().stream()
        .filter(
            address -> terminals().anyMatch(t -> hadTime(t, unmet) && t.shown().contains(address)))
        .forEach(address -> lines.add("no connection came to " + address));
    List<String> waits = hangs.stream().flatMap(hang -> hang.lines().stream()).toList();
    if (!waits.isEmpty()) {
      stage.standstill().map(Standstill::shown).ifPresent(lines::add);
      lines.addAll(waits);
    }
    return String.join("\n", lines);
  }

  /**
   * Whether a program would have connected by now. After a wait until the deadline each would. Where one
   * failed the check at once, others may still be starting, or may have ended a moment ago: that is luck.
   */
  private boolean hadTime(Terminal terminal, Unmet unmet) {
    int number = named(unmet);
    return stage.standstill().isPresent()
        || terminal.exit().isPresent() && (number == 0 || terminal.number() == number);
  }

  private List<Hang> hangs(Standstill standstill) {
    return terminals()
        .filter(standstill.running()::containsKey)
        .map(t -> new Hang(t.number(), standstill.running().get(t), own(t)))
        .toList();
  }

  /** The student's own lines of a stack trace. */
  private List<String> own(Crash crash) {
    return crash.frames().stream()
        .filter(frame -> terminals().anyMatch(t -> isOwn(frame, own(t))))
        .limit(CRASH_FRAMES)
        .map(frame -> "  at " + frame)
        .toList();
  }

  private static boolean isOwn(String frame, Predicate<String> own) {
    Matcher file = FILE.matcher(frame);
    return file.find() && own.test(file.group(1));
  }

  private Predicate<String> own(Terminal terminal) {
    return file -> place(terminal).filter(place -> place.isOwn(file)).isPresent();
  }

  private List<String> wire() {
    return passages.subList(Math.max(0, passages.size() - LAST_FRAMES), passages.size()).stream()
        .map(Passage::shown)
        .toList();
  }

  private Optional<Mistake> recognised(String expected, String got) {
    String printed = terminals()
        .flatMap(terminal -> terminal.lines().stream().map(Line::text))
        .collect(Collectors.joining("\n"));
    String frames = passages.stream().map(Passage::text).collect(Collectors.joining("\n"));
    return Stream.of(got, printed)
        .flatMap(seen -> mistakes.stream().filter(mistake -> found(mistake.got(), seen)))
        .filter(mistake -> found(mistake.expected(), expected))
        .filter(mistake -> found(mistake.wire(), frames))
        .findFirst();
  }

  /** A text that an expression cannot cope with shows no mistake that we know. */
  private static boolean found(String expression, String text) {
    return Searched.finds(Pattern.compile(expression, Pattern.MULTILINE), text);
  }

  private String look(Unmet unmet, String mark) {
    String rest = rest(check, subject);
    return culprit(unmet)
        .flatMap(terminal -> place(terminal).map(place -> place(place, terminal, mark)))
        .map(place -> place + " · " + rest)
        .orElse(rest);
  }

  private static String rest(Check check, Subject subject) {
    return "README step " + check.step() + " · ./lab hint " + subject.lab().id();
  }

  /** What a recognised mistake names, a crash, where it waits, what the check names, or the step. */
  private String place(SourcePlace place, Terminal terminal, String mark) {
    return place
        .ofName(mark)
        .or(() -> place.ofTrace(terminal))
        .or(() -> waiting(terminal).flatMap(place::ofFrame))
        .or(() -> place.ofName(check.look()))
        .orElseGet(() -> place.of(check.step()));
  }

  private Optional<String> waiting(Terminal terminal) {
    return hangs.stream()
        .filter(hang -> hang.isOf(terminal))
        .flatMap(hang -> hang.place().stream())
        .findFirst();
  }

  /** The terminal that the expectation names; otherwise the last that shows one of the lab's programs. */
  private Optional<Terminal> culprit(Unmet unmet) {
    int number = named(unmet);
    return terminals()
        .filter(terminal -> number == 0 || terminal.number() == number)
        .filter(terminal -> place(terminal).isPresent())
        .reduce((one, later) -> later);
  }

  /** The terminal that an expectation is about, or 0. */
  private static int named(Unmet unmet) {
    Matcher named = TERMINAL.matcher(unmet.expected() + " " + unmet.got());
    return named.find() ? Integer.parseInt(named.group(1)) : 0;
  }

  private Optional<SourcePlace> place(Terminal terminal) {
    Program program = subject.programs().get(terminal.program());
    return program instanceof Program.Main main
        ? Optional.of(new SourcePlace(subject, main))
        : Optional.empty();
  }

  private static String name(Terminal terminal) {
    return "terminal " + terminal.number();
  }

  private Stream<Terminal> terminals() {
    return stage.terminals().all().stream();
  }
}
