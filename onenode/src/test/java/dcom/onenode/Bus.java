package dcom.onenode;

import static java.nio.charset.StandardCharsets.UTF_8;

import dcom.labkit.broker.Broker;
import dcom.labkit.broker.NatsMessage;
import dcom.labkit.broker.NatsPeer;
import dcom.labkit.check.Expect;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Spoken;
import dcom.labkit.expect.Unmet;
import dcom.labkit.tap.Passage;
import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.wire.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The server of one check: programs reach it through the tap, others on the bus talk to it directly.
 */
final class Bus {
  /** How a server confirms; the second is for clients that asked it to be verbose. */
  private static final Set<String> CONFIRMATIONS = Set.of("PONG", "+OK");

  private static final Duration MOMENT = Duration.ofSeconds(1);

  private final Broker broker;
  private final Tap tap;
  private final Events events;
  private final Deadline deadline;

  Bus(Broker broker, Tap tap, Events events, Deadline deadline) {
    this.broker = broker;
    this.tap = tap;
    this.events = events;
    this.deadline = deadline;
  }

  /** Somebody else on the bus. */
  NatsPeer peer() {
    return NatsPeer.connect(broker.url(), events, deadline);
  }

  /** Publishes as somebody else; the server has all of it when this returns. */
  void publish(String subject, String... texts) {
    publish(subject, List.of(texts));
  }

  void publish(String subject, List<String> texts) {
    try (NatsPeer peer = peer()) {
      texts.forEach(text -> peer.enqueue(subject, "", text.getBytes(UTF_8)));
      peer.flush();
    }
  }

  /**
   * Nothing is published for so long; ends at once if the program does. That is the time of a clock,
   * and not longer on a busy machine: it is the program's own patience that it must outlast.
   */
  void keepQuiet(Duration duration, Terminal program) {
    long end = System.nanoTime() + duration.toNanos();
    events.await(
        deadline,
        () -> Optional.of(program)
            .filter(one -> one.exit().isPresent() || System.nanoTime() - end > 0));
  }

  /** The subjects that programs have asked for. */
  private List<String> subscriptions() {
    return frames("SUB").map(frame -> frame.arguments().get(0)).toList();
  }

  private Stream<Frame> frames(String verb) {
    return tap.passages().stream()
        .map(Passage::frame)
        .filter(frame -> frame.verb().equals(verb));
  }

  /**
   * This message has come to the listener, and no other one on this subject.
   *
   * @throws Unmet with what came instead
   */
  void expectArrived(String subject, String text, NatsPeer listener) {
    listener.flush();
    List<String> came = listener.received().stream()
        .filter(message -> message.subject().equals(subject))
        .map(NatsMessage::text)
        .toList();
    if (came.size() != 1) {
      throw new Unmet(
          "the server has 1 message on " + subject,
          "the server has " + came.size() + " messages on " + subject);
    }
    if (text.startsWith(came.get(0)) && came.get(0).length() < text.length()) {
      throw new Unmet(
          String.format("the server has all %,d characters of the message", text.length()),
          String.format("the server has the first %,d of them", came.get(0).length()));
    }
    Expect.equal("the server has", text, came.get(0));
  }

  /**
   * Waits for a program to end. Its time counts from when this verb has passed: it may need long to
   * start.
   *
   * @throws Unmet if the program still runs after that time
   */
  void awaitEndBehind(String verb, Tap way, Duration patience, Terminal program) {
    events.await(
        deadline, () -> Optional.of(program).filter(one -> !one.alive() || passed(verb, way)));
    events.await(Deadline.in(patience), () -> Optional.of(program).filter(one -> !one.alive()));
    if (program.alive()) {
      String name = "terminal " + program.number();
      throw new Unmet(
          name + " ends within 5 s", name + " still runs after " + Spoken.duration(patience));
    }
    program.awaitExit();
  }

  private static boolean passed(String verb, Tap way) {
    return way.passages().stream().anyMatch(passage -> is(verb, passage.frame()));
  }

  /**
   * The program has asked the server for this subject only.
   *
   * @throws Unmet with what it asked for instead
   */
  void expectSubscribedTo(String subject) {
    List<String> asked = subscriptions();
    if (!asked.equals(List.of(subject))) {
      throw new Unmet(
          "terminal 1 subscribes to " + subject + ", and to nothing else",
          "it subscribed to " + (asked.isEmpty() ? "nothing" : String.join(", ", asked)));
    }
    frames("SUB").filter(frame -> frame.arguments().size() > 2).findFirst().ifPresent(frame -> {
      throw new Unmet(
          "terminal 1 subscribes to " + subject + " for itself, in no queue group",
          "it joined the queue group " + frame.arguments().get(1));
    });
  }

  /**
   * Terminal 1 has just done something that is true only once the server has dealt with a verb.
   *
   * @param verb what its newest connection must have sent, and got confirmed, before
   * @param done what it did, as in {@code says Published}
   * @throws Unmet if the confirmation has not come by then, with what the program did instead
   */
  void expectConfirmed(String verb, String done) {
    if (!passedBehind(verb, CONFIRMATIONS)) {
      awaitConfirmed(verb);
      throw new Unmet(
          "the server's PONG to a PING behind " + verb + " comes before terminal 1 " + done,
          "it " + done + ", and " + instead(verb));
    }
  }

  /** What is on its way may take a little; it need not come. */
  private void awaitConfirmed(String verb) {
    events.await(
        Deadline.in(MOMENT), () -> Optional.of(verb).filter(v -> passedBehind(v, CONFIRMATIONS)));
  }

  private String instead(String verb) {
    if (!sent(verb)) {
      return "no " + verb + " was sent at all";
    } else if (passedBehind(verb, Set.of("PING"))) {
      return "the PING behind " + verb + " was confirmed only after that";
    }
    return pingsBefore(verb) > 1
        ? "the PING was sent before " + verb + ", and none behind it"
        : "no PING was sent behind " + verb;
  }

  private boolean sent(String verb) {
    return newest().stream().anyMatch(frame -> is(verb, frame));
  }

  /** The first of them belongs to CONNECT. */
  private long pingsBefore(String verb) {
    return newest().stream()
        .takeWhile(frame -> !is(verb, frame))
        .filter(frame -> frame.verb().equals("PING"))
        .count();
  }

  /** Whether one of these passed behind a verb. */
  private boolean passedBehind(String verb, Set<String> others) {
    return newest().stream()
        .dropWhile(frame -> !is(verb, frame))
        .anyMatch(frame -> others.contains(frame.verb()));
  }

  private static boolean is(String verb, Frame frame) {
    return frame.verb().equals(verb) || frame.verb().equals("H" + verb); // HPUB: with headers
  }

  /** What passed on the newest connection. */
  private List<Frame> newest() {
    List<Passage> passages = tap.passages();
    int newest = passages.stream().mapToInt(Passage::connection).max().orElse(0);
    return passages.stream()
        .filter(passage -> passage.connection() == newest)
        .map(Passage::frame)
        .toList();
  }
}
