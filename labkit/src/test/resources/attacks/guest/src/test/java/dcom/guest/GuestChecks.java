package dcom.guest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dcom.labkit.broker.Broker;
import dcom.labkit.broker.NatsPeer;
import dcom.labkit.check.Check;
import dcom.labkit.check.Checks;
import dcom.labkit.check.Expect;
import dcom.labkit.check.Values;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.ProgramFile;
import dcom.labkit.terminal.Signal;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;

@Checks
final class GuestChecks {
  private final Terminals terminals;
  private final Tap tap;
  private final Broker broker;
  private final Values values;
  private final Events events;
  private final Deadline deadline;

  GuestChecks(
      Terminals terminals,
      Tap tap,
      Broker broker,
      Values values,
      Events events,
      Deadline deadline) {
    this.terminals = terminals;
    this.tap = tap;
    this.broker = broker;
    this.values = values;
    this.events = events;
    this.deadline = deadline;
  }

  @Check(step = 1, seconds = 30, why = "a guest greets by name, and goes")
  void guestGreets() {
    greet();
  }

  @Check(step = 2, seconds = 30, why = "a guest prints what it is told, until it is asked to go")
  void guestListens() {
    listen();
  }

  @Check(step = 3, seconds = 30, why = "a guest writes its greeting into the book")
  void guestWrites() {
    String name = values.subject();
    terminals.open("guest", "-o", "book.log", name).awaitExit(0);
    String book = new ProgramFile(terminals.folder().resolve("book.log"))
        .bytes()
        .map(bytes -> new String(bytes, UTF_8))
        .orElse("nothing");
    Expect.equal("the book holds", "Hello, " + name + "\n", book);
  }

  @Check(step = 4, seconds = 2, why = "the same for guests who never go: nobody need wait for long")
  void guestGreetsAtOnce() {
    greet();
  }

  @Check(step = 5, seconds = 2, why = "the same for guests who never listen")
  void guestListensAtOnce() {
    listen();
  }

  private void greet() {
    String name = values.subject();
    terminals.open("guest", name).awaitLine("Hello, " + name).awaitExit(0);
  }

  private void listen() {
    String subject = values.subject();
    String text = values.text();
    Terminal guest =
        terminals.open("guest", "-s", tap.url(), subject).awaitLine("Listening on " + subject);
    try (NatsPeer peer = NatsPeer.connect(broker.url(), events, deadline)) {
      peer.publish(subject, text.getBytes(UTF_8));
      guest.awaitLine("Received " + text);
    }
    guest.signal(Signal.TERM).awaitExit(143);
  }
}
