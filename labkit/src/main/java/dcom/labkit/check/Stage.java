package dcom.labkit.check;

import dcom.labkit.broker.Broker;
import dcom.labkit.broker.Brokers;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Subject;
import dcom.labkit.tap.Tap;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import dcom.labkit.wire.nats.NatsProtocol;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What one check plays on: its terminals, and a server with a tap before it, opened when the check
 * asks for them. Closes what it opened, last first.
 */
final class Stage implements AutoCloseable {
  private static final Set<Class<?>> GIVEN = Set.of(
      Terminals.class,
      Tap.class,
      Taps.class,
      Broker.class,
      Values.class,
      Answers.class,
      Subject.class,
      Deadline.class,
      Events.class);

  private final Events events = new Events();
  private final Deadline deadline;
  private final Subject subject;
  private final boolean oneStep;
  private final String kind;
  private final Values values;
  private final Terminals terminals;
  private final Taps taps;
  private final Overtime overtime;
  private final AtomicReference<Standstill> standstill = new AtomicReference<>();
  private Optional<Broker> broker = Optional.empty();
  private Optional<Tap> tap = Optional.empty();
  private boolean halted;
  private boolean closed;

  Stage(Programs programs, Settings settings, String check, Duration atMost) {
    this.deadline = Deadline.in(atMost, new Lookout());
    this.subject = programs.subject();
    this.oneStep = settings.step().isPresent();
    this.kind = settings.broker();
    this.values = new Values(settings.seed(), check);
    this.terminals =
        new Terminals(programs::command, events, deadline, printed -> {}, settings.cell());
    this.taps = new Taps(events, terminals);
    this.overtime = new Overtime(deadline, this::end);
  }

  static boolean gives(Class<?> type) {
    return GIVEN.contains(type);
  }

  /** The one object of this type that belongs to the check. */
  Object give(Class<?> type) {
    if (type == Terminals.class) {
      return terminals;
    } else if (type == Tap.class) {
      return tap();
    } else if (type == Taps.class) {
      return taps;
    } else if (type == Broker.class) {
      return broker();
    } else if (type == Values.class) {
      return values;
    } else if (type == Answers.class) {
      return new Answers(subject);
    } else if (type == Subject.class) {
      return subject;
    }
    return type == Deadline.class ? deadline : events;
  }

  Terminals terminals() {
    return terminals;
  }

  Taps taps() {
    return taps;
  }

  /** Whether only one step was asked for, so that no report tells which one is at hand. */
  boolean oneStep() {
    return oneStep;
  }

  /** How things stood when the first wait ended in vain; empty if none has. */
  Optional<Standstill> standstill() {
    return Optional.ofNullable(standstill.get());
  }

  private Tap tap() {
    if (tap.isEmpty()) {
      Broker behind = broker();
      tap = Optional.of(taps.open(behind.host(), behind.port(), new NatsProtocol()));
    }
    return tap.get();
  }

  private Broker broker() {
    if (broker.isEmpty()) {
      broker = Optional.of(Brokers.open(kind, terminals.aside()));
    }
    return broker.get();
  }

  /** Everything that a check could still wait for. */
  private void end() {
    terminals.all().forEach(Terminal::close);
    taps.close();
  }

  /** Looks at the programs while the check waits, and as soon as it has waited in vain. */
  private final class Lookout implements Deadline.Watch {
    @Override
    public boolean inVain() {
      return terminals.still();
    }

    @Override
    public void missed() {
      if (!halted()) {
        look();
      }
    }

    private void look() {
      standstill.set(Standstill.of(terminals, taps, events.silence()));
    }
  }

  /** Ends a check that nobody waits for any more: its programs, and all that it waits for. */
  synchronized void halt() {
    if (!closed) {
      halted = true;
      end();
      deadline.cut();
      events.announce(() -> {});
    }
  }

  synchronized boolean halted() {
    return halted;
  }

  @Override
  public synchronized void close() {
    closed = true;
    overtime.close();
    terminals.close();
    taps.close();
    broker.ifPresent(Broker::close);
  }
}
