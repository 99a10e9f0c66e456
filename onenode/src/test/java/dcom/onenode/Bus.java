package dcom.onenode;

import static java.nio.charset.StandardCharsets.UTF_8;

import dcom.labkit.broker.Broker;
import dcom.labkit.broker.NatsPeer;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.tap.Passage;
import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The server of one check: programs reach it through the tap, others on the bus talk to it directly.
 */
final class Bus {
  /** How a server confirms; the second is for clients that asked it to be verbose. */
  private static final Set<String> CONFIRMATIONS = Set.of("PONG", "+OK");

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
    try (NatsPeer peer = peer()) {
      for (String text : texts) {
        peer.publish(subject, text.getBytes(UTF_8));
      }
      peer.flush();
    }
  }

  /**
   * Terminal 1 has just done something that is true only once the server has dealt with a verb.
   *
   * @param verb what its newest connection must have sent, and got confirmed, before
   * @param done what it did, as in {@code says Published}
   * @throws Unmet if the confirmation has not come by
   */
  void expectConfirmed(String verb, String done) {
    if (!passed(verb, CONFIRMATIONS)) {
      throw unconfirmed(verb, done, "no such PONG has come");
    }
  }

  /** The same of a program that then ends, so that it can be said what else it did. */
  void expectConfirmed(String verb, String done, Terminal program) {
    if (!passed(verb, CONFIRMATIONS)) {
      tap.delay(Duration.ZERO);
      program.awaitExit();
      boolean asked = passed(verb, Set.of("PING"));
      throw unconfirmed(
          verb,
          done,
          asked
              ? "the PING was sent only after that"
              : "no PING was sent behind " + verb + " until it ended");
    }
  }

  private static Unmet unconfirmed(String verb, String done, String instead) {
    return new Unmet(
        "the server's PONG to a PING behind " + verb + " comes before terminal 1 " + done,
        "it " + done + ", and " + instead);
  }

  /** Whether one of these passed behind a verb, on the newest connection. */
  private boolean passed(String verb, Set<String> others) {
    Set<String> verbs = Set.of(verb, "H" + verb); // HPUB is PUB with headers
    List<Passage> passages = tap.passages();
    int newest = passages.stream().mapToInt(Passage::connection).max().orElse(0);
    return passages.stream()
        .filter(passage -> passage.connection() == newest)
        .dropWhile(passage -> !verbs.contains(passage.frame().verb()))
        .anyMatch(passage -> others.contains(passage.frame().verb()));
  }
}
