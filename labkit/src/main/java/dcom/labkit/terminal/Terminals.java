package dcom.labkit.terminal;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The terminals of one run and the scratch folder that their programs work in. Whoever makes it
 * closes it: that kills what still runs, the last opened first, and deletes the folder.
 *
 * <p>Thread-safe. Lines of all terminals reach the listener one by one, in the order of arrival.
 */
public final class Terminals implements AutoCloseable {
  private final Function<String, Command> programs;
  private final Consumer<Printed> listener;
  private final Events events;
  private final Deadline deadline;
  private final Scratch scratch = Scratch.open("lab-");
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
    this.programs = programs;
    this.events = events;
    this.deadline = deadline;
    this.listener = listener;
  }

  /**
   * Starts a program of the lab.
   *
   * @throws CannotStart if it is not there
   */
  public Terminal open(String program, String... args) {
    return open(programs.apply(program), args);
  }

  /**
   * Starts any command. It works in {@link #folder}; if its first word is a relative path, that
   * starts at the command's own folder.
   *
   * @throws CannotStart if it is not there
   */
  public synchronized Terminal open(Command command, String... args) {
    Terminal terminal = new Terminal(this, all.size() + 1, command, List.of(args));
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

  /** Where the programs work: empty at first, deleted at the end. */
  public Path folder() {
    return scratch.folder();
  }

  @Override
  public void close() {
    List<Terminal> opened = all();
    for (int n = opened.size() - 1; n >= 0; n--) {
      opened.get(n).close();
    }
    scratch.close();
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
