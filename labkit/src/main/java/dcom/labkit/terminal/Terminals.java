package dcom.labkit.terminal;

import dcom.labkit.cell.Cell;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The terminals of one run, the scratch folder that their programs work in, and the cell that they are
 * in. Whoever makes it closes it: that kills what still runs, the last opened first, and deletes the
 * folder.
 *
 * <p>Thread-safe. Lines of all terminals reach the listener one by one, in the order of arrival.
 */
public final class Terminals implements AutoCloseable {
  private final Function<String, Command> programs;
  private final Consumer<Printed> listener;
  private final Events events;
  private final Deadline deadline;
  private final Stillness stillness;
  private final Cell cell;
  private final Scratch scratch;
  private final Path folder;
  private Optional<Scratch> aside = Optional.empty();
  private final List<Terminal> all = new ArrayList<>();
  private final long start = System.nanoTime();

  /** Terminals for the programs of a lab; every wait ends at the deadline. */
  public Terminals(Function<String, Command> programs, Events events, Deadline deadline) {
    this(programs, events, deadline, printed -> {});
  }

  /**
   * The same with a listener, for live views.
   *
   * @param listener called under the lock of {@code events}: it must not wait for anything there, nor throw
   */
  public Terminals(
      Function<String, Command> programs,
      Events events,
      Deadline deadline,
      Consumer<Printed> listener) {
    this(programs, events, deadline, listener, Cell.NONE);
  }

  /** The same with programs that nobody trusts, each in this cell. */
  public Terminals(
      Function<String, Command> programs,
      Events events,
      Deadline deadline,
      Consumer<Printed> listener,
      Cell cell) {
    this.programs = programs;
    this.events = events;
    this.deadline = deadline;
    this.listener = listener;
    this.cell = cell;
    this.scratch = Scratch.open(cell.scratch(), "lab-");
    this.folder = work(scratch);
    this.stillness = new Stillness(events, this::running);
  }

  private static Path work(Scratch scratch) {
    try {
      return Files.createDirectory(scratch.folder().resolve("work"));
    } catch (IOException e) {
      throw new UncheckedIOException("no folder for programs can be made", e);
    }
  }

  /** How a program of the lab is started. */
  public Command command(String program) {
    return programs.apply(program);
  }

  /**
   * Starts a program of the lab.
   *
   * @throws CannotStart if it is not there
   */
  public Terminal open(String program, String... args) {
    return open(command(program), args);
  }

  /**
   * Starts any command. It works in {@link #folder}; if its first word is a relative path, that
   * starts at the command's own folder.
   *
   * @throws CannotStart if it is not there
   */
  public Terminal open(Command command, String... args) {
    return open(cell, command, args);
  }

  /**
   * Starts a tool of the check's own, never a submission's program: it is in no cell, and sees the
   * processes of those that are.
   *
   * @throws CannotStart if it is not there
   */
  public Terminal openOutside(Command tool, String... args) {
    return open(Cell.NONE, tool, args);
  }

  private synchronized Terminal open(Cell around, Command command, String... args) {
    Terminal terminal = new Terminal(this, all.size() + 1, around, command, List.of(args));
    all.add(terminal);
    terminal.start();
    return terminal;
  }

  /** All that were opened, in this order, ended ones included. */
  public synchronized List<Terminal> all() {
    return List.copyOf(all);
  }

  /**
   * The terminal whose program holds the connection with this local port; empty where the system
   * does not tell.
   */
  public Optional<Terminal> withLocalPort(int port) {
    return Sockets.withLocalPort(port)
        .flatMap(
            socket -> all().stream().filter(terminal -> terminal.holds(socket)).findFirst());
  }

  /**
   * Whether waiting for these programs is in vain, since for seven seconds nothing has moved in any of
   * them; to be asked again and again while nothing happens.
   */
  public boolean still() {
    return stillness.lasts();
  }

  private List<Process> running() {
    return all().stream().filter(Terminal::alive).map(Terminal::process).toList();
  }

  /** Where the programs work: empty at first, deleted at the end. */
  public Path folder() {
    return folder;
  }

  /** Where whoever judges the programs keeps what they must not see; deleted at the end. */
  public synchronized Path aside() {
    if (aside.isEmpty()) {
      aside = Optional.of(Scratch.open("lab-aside-"));
    }
    return aside.get().folder();
  }

  @Override
  public void close() {
    List<Terminal> opened = all();
    for (int n = opened.size() - 1; n >= 0; n--) {
      opened.get(n).close();
    }
    cell.end(folder); // nothing is deleted under somebody who lives
    scratch.close();
    closeAside();
  }

  private synchronized void closeAside() {
    aside.ifPresent(Scratch::close);
  }

  Events events() {
    return events;
  }

  Deadline deadline() {
    return deadline;
  }

  Duration now() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  void printed(Terminal terminal, List<Line> lines) {
    lines.forEach(
        line -> listener.accept(new Printed(terminal.number(), terminal.program(), line)));
  }
}
