package dcom.labkit.terminal;

import dcom.labkit.cell.Cell;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Searched;
import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Command;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * One started program as a person sees it: a command, the lines that it prints, its exit.
 *
 * <p>Lines are consumed: a wait skips what came before the line that it finds, in the same stream,
 * and the next wait looks behind it. Every wait ends with the event that it waits for; it throws
 * {@link Unmet} at the run's deadline, and at once when the program has ended and all of its output
 * has been read. At most 250,000 lines or 32 MB are kept; a program that prints more is not read any
 * further, and waits say so.
 *
 * <p>Thread-safe, but the cursors are shared: one thread should do the waiting. Closed by its {@link
 * Terminals}.
 */
public final class Terminal {
  /** A program's last lines are in its pipes at once, and read soon, even on a busy machine. */
  private static final Duration GRACE = Duration.ofSeconds(3);

  private static final Duration MOMENT = Duration.ofMillis(300);

  /** The system announces no thread that falls asleep: it has to be looked at. */
  private static final Duration LOOK = Duration.ofMillis(5);

  /** One look goes from thread to thread; work that is handed on meanwhile could hide from it. */
  private static final int LOOKS = 2;

  private final Terminals owner;
  private final int number;
  private final Cell cell;
  private final Command command;
  private final List<String> args;
  private final Process process;
  private final Input input;
  private final Screen screen = new Screen(Transcript.Limit.DEFAULT);

  Terminal(Terminals owner, int number, Cell cell, Command command, List<String> args) {
    this.owner = owner;
    this.number = number;
    this.cell = cell;
    this.command = command;
    this.args = args;
    this.process = Offspring.start(builder());
    this.input = new Input(process.getOutputStream(), owner.events());
  }

  /** 1, 2, … in the order of opening. */
  public int number() {
    return number;
  }

  /** The program's name in its lab. */
  public String program() {
    return command.name();
  }

  /** The command line as a student would type it. */
  public String shown() {
    return Shell.join(command.shown(), args);
  }

  /** Waits for exactly this line. */
  public Terminal awaitLine(String text) {
    await(line -> line.text().equals(text), account -> account.missing(text));
    return this;
  }

  /**
   * Waits for a line that the whole pattern matches.
   *
   * @param name what to call it in a message: {@code a line with the time}
   */
  public Terminal awaitLine(String name, Pattern whole) {
    await(line -> Searched.matches(whole, line.text()), account -> account.missingKind(name));
    return this;
  }

  /** Waits for the next line that starts so, which must be exactly this one. */
  public Terminal awaitNext(String start, String text) {
    Line line = await(next -> next.text().startsWith(start), account -> account.missing(text));
    if (!line.text().equals(text)) {
      throw unmet(account -> account.different(text, line.text()));
    }
    return this;
  }

  /** Looks through what came so far, not yet consumed: no line may start so. Does not wait. */
  public Terminal expectNone(String start) {
    read(() -> screen
            .transcript()
            .ahead()
            .filter(line -> line.text().startsWith(start))
            .findFirst())
        .ifPresent(line -> {
          throw unmet(account -> account.unwanted(start, line.text()));
        });
    return this;
  }

  /** Waits for the program's end with this exit code. */
  public Terminal awaitExit(int code) {
    if (awaitExit("ends with exit code " + code) != code) {
      throw unmet(account -> account.otherExit(code));
    }
    return this;
  }

  /** Waits for the program's end; all of its output has been read then. 128 + n for signal n. */
  public int awaitExit() {
    return awaitExit("ends");
  }

  /**
   * Waits until every thread of the program sleeps: then it has also done what it does behind the
   * line that it printed last, of which nothing is seen from outside. A busy machine makes this
   * longer, never wrong. Whatever works on and on is given three seconds; where the system does not
   * tell, this does not wait.
   */
  public Terminal awaitIdle() {
    Deadline patience = Deadline.in(GRACE);
    int sleeping = 0;
    while (sleeping < LOOKS
        && Work.isKnown()
        && alive()
        && !patience.passed()
        && !owner.deadline().passed()) {
      owner.events().await(Deadline.in(LOOK), Optional::empty);
      sleeping = Work.ofSleeping(process.toHandle()).isPresent() ? sleeping + 1 : 0;
    }
    return this;
  }

  /** The exit code of a program that has ended. */
  public OptionalInt exit() {
    return read(screen::exit);
  }

  /** Whether the program runs. */
  public boolean alive() {
    return process.isAlive();
  }

  /** Whether the program has this socket open. */
  boolean holds(String socket) {
    return Sockets.held(process.toHandle(), socket);
  }

  /** Types a line. */
  public Terminal send(String line) {
    return typed(input.send(line, owner.deadline()));
  }

  /** Ends the program's input, as Ctrl-D does. */
  public Terminal closeInput() {
    return typed(input.close(owner.deadline()));
  }

  /** Sends a signal to the program, not to what it started. */
  public Terminal signal(Signal signal) {
    if (!alive() || !Offspring.signal(underCheck(), signal)) {
      awaitExit();
      throw unmet(account -> account.gone(name() + " runs, to be sent " + signal));
    }
    return this;
  }

  /** All lines so far. */
  public List<Line> lines() {
    return read(() -> screen.transcript().lines());
  }

  /** The stack trace with which the output ends, if it does. */
  public Optional<Crash> crash() {
    return read(() -> screen.transcript().crash());
  }

  /** What the threads of a Java program that runs do; asks its JVM, which takes half a second. */
  public Threads threads() {
    return alive() ? Jvm.of(process).map(Jvm::threads).orElse(Threads.UNKNOWN) : Threads.UNKNOWN;
  }

  /** Kills the program and what it started; its lines stay readable. */
  public void close() {
    Offspring.kill(process, underCheck());
    owner.events().await(Deadline.in(GRACE), () -> Optional.of(screen).filter(Screen::over));
  }

  Process process() {
    return process;
  }

  void start() {
    new Program(process, GRACE, new Watcher()).watch(name());
  }

  private Line await(Predicate<Line> wanted, Function<Account, Unmet> failure) {
    Transcript.Search search = screen.transcript().search(wanted);
    return owner
        .events()
        .await(owner.deadline(), () -> orOver(search.next(), failure))
        .orElseThrow(() -> unmet(failure));
  }

  private <T> Optional<T> orOver(Optional<T> value, Function<Account, Unmet> failure) {
    if (value.isEmpty() && screen.over()) {
      throw failure.apply(account());
    }
    return value;
  }

  private int awaitExit(String what) {
    Function<Account, Unmet> failure = account -> account.noExit(name() + " " + what);
    return owner
        .events()
        .await(
            owner.deadline(), () -> orOver(Optional.of(screen).filter(Screen::complete), failure))
        .orElseThrow(() -> unmet(failure))
        .exit()
        .orElseThrow();
  }

  private Terminal typed(Input.Result result) {
    return switch (result) {
      case TAKEN -> this;
      case CLOSED -> throw deaf();
      case STUCK -> throw unmet(Account::stuck);
    };
  }

  /** Mostly a program closes its input by ending, and its end is heard of a little later. */
  private Unmet deaf() {
    owner.events().await(Deadline.in(MOMENT), () -> Optional.of(screen).filter(Screen::over));
    return unmet(Account::deaf);
  }

  private Unmet unmet(Function<Account, Unmet> failure) {
    return read(() -> failure.apply(account()));
  }

  private Account account() {
    return new Account(
        name(), process.pid(), screen, owner.now(), owner.deadline().total());
  }

  private String name() {
    return "terminal " + number;
  }

  private <T> T read(Supplier<T> state) {
    return owner.events().read(state);
  }

  /** The number of the program's process, as tools that look into processes take it. */
  public long pid() {
    return underCheck().pid();
  }

  /**
   * The same of the one Java among the program and what it started, a script for example; empty if
   * there is none, or are several.
   */
  public Optional<Long> javaPid() {
    return Jvm.of(underCheck()).map(Jvm::pid);
  }

  /** The program itself, which in a cell is not what was started. */
  private ProcessHandle underCheck() {
    return cell.program(process.toHandle());
  }

  private ProcessBuilder builder() {
    ProcessBuilder builder = new ProcessBuilder().directory(owner.folder().toFile());
    builder.environment().putAll(command.environment());
    List<String> words = new ArrayList<>(command.words());
    words.addAll(args);
    words.set(0, Executable.find(words.get(0), command.folder(), builder).toString());
    List<String> all = new ArrayList<>(command.watcher());
    all.addAll(cell.inside(command.withWords(words), owner.folder()).words());
    return builder.command(all);
  }

  /** Runs in the program's threads, so every change is announced. */
  private final class Watcher implements Program.Watcher {
    @Override
    public boolean printed(Source source, byte[] bytes, int length) {
      announce(() -> show(screen.transcript().feed(source, bytes, length, owner.now())));
      return !read(() -> screen.transcript().full());
    }

    @Override
    public void closed(Source source) {
      announce(() -> show(screen.finish(source, owner.now())));
    }

    @Override
    public void exited(int code) {
      announce(() -> screen.exited(code));
    }

    @Override
    public void exitedLongAgo() {
      announce(screen::abandon);
    }

    private void announce(Runnable change) {
      owner.events().announce(change);
    }

    private void show(List<Line> lines) {
      owner.printed(Terminal.this, lines);
    }
  }
}
