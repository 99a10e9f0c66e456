package dcom.labkit.check;

import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Threads;
import dcom.labkit.terminal.Threads.Frame;
import dcom.labkit.terminal.Threads.One;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where a program stands that was waited for in vain: each of its threads that is in the student's
 * own code, and what it called there. Knows nothing of a program that is no Java program.
 */
final class Hang {
  private static final int SHOWN = 3;

  private final int number;
  private final Threads threads;
  private final Predicate<String> own;

  /** Of the terminal with this number; {@code own} tells the student's files by their names. */
  Hang(int number, Threads threads, Predicate<String> own) {
    this.number = number;
    this.threads = threads;
    this.own = own;
  }

  boolean isOf(Terminal other) {
    return number == other.number();
  }

  /** One line for each thread of the student's; empty if none is known. */
  List<String> lines() {
    List<String> stand = own().limit(SHOWN).map(this::line).toList();
    List<String> all = stand.isEmpty() ? kept().map(this::line).toList() : stand;
    return Stream.concat(all.stream(), deadlock().stream()).map(this::named).toList();
  }

  /** The student's own line that waits; the main thread's if it is one of several. */
  Optional<String> place() {
    return own()
        .flatMap(thread -> frame(thread).stream())
        .map(frame -> frame.file() + ":" + frame.line())
        .findFirst();
  }

  /** What is at work comes first, then what keeps the program alive. */
  private Stream<One> own() {
    return threads.all().stream()
        .filter(thread -> frame(thread).isPresent())
        .sorted((one, other) -> Boolean.compare(one.daemon(), other.daemon()));
  }

  /** The first of the threads without which the program would end. */
  private Stream<One> kept() {
    return threads.all().stream()
        .filter(thread -> !thread.daemon() && !thread.frames().isEmpty())
        .limit(1);
  }

  private Optional<Frame> frame(One thread) {
    return thread.frames().stream().filter(this::isOwn).findFirst();
  }

  private boolean isOwn(Frame frame) {
    return own.test(frame.file());
  }

  private String line(One thread) {
    String what = thread.name() + (thread.works() ? " is at work in " : " waits in ");
    return frame(thread)
        .map(frame -> what + shown(frame) + called(thread))
        .orElseGet(() -> what + thread.frames().get(0).method() + ended(thread));
  }

  private static String ended(One thread) {
    return thread.name().equals("main")
        ? ""
        : "; main has ended, and this thread keeps the program alive";
  }

  private static String shown(Frame frame) {
    return frame.method() + " (" + frame.file() + ":" + frame.line() + ")";
  }

  /** The call that the student's line made: what it waits for. */
  private String called(One thread) {
    List<Frame> frames = thread.frames();
    int first = IntStream.range(0, frames.size())
        .filter(n -> isOwn(frames.get(n)))
        .findFirst()
        .orElse(0);
    return first == 0 ? "" : ", in " + frames.get(first - 1).method();
  }

  private Optional<String> deadlock() {
    return threads.locked().isEmpty()
        ? Optional.empty()
        : Optional.of("deadlock: " + String.join(" and ", threads.locked())
            + " each wait for a lock that the other holds");
  }

  private String named(String line) {
    return "terminal " + number + ": " + line;
  }
}
