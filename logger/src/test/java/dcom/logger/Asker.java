package dcom.logger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dcom.labkit.broker.NatsMessage;
import dcom.labkit.broker.NatsPeer;
import dcom.labkit.check.Expect;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A publisher that asks for a reply to each message. */
final class Asker {
  private static final Duration A_MOMENT = Duration.ofSeconds(3);

  private final String inbox;
  private final NatsPeer peer;
  private final Events events;
  private final Deadline deadline;
  private final List<String> asked = new ArrayList<>();

  Asker(NatsPeer peer, String name, Events events, Deadline deadline) {
    this.inbox = "_INBOX." + name + ".";
    this.peer = peer.subscribe(inbox + "*");
    this.events = events;
    this.deadline = deadline;
  }

  /** Where the reply to the nth message goes. */
  String replySubject(int n) {
    return inbox + n;
  }

  /** Publishes messages in one go; does not wait. */
  void ask(String subject, List<String> texts) {
    for (String text : texts) {
      asked.add(text);
      peer.enqueue(subject, replySubject(asked.size()), text.getBytes(UTF_8));
    }
    peer.send();
  }

  /** Waits until so many replies have come, as long as the logger runs. */
  void await(int replies, Terminal logger) {
    String awaited = "reply " + replies + " to " + asked.size() + " messages that ask for one";
    events
        .await(deadline, () -> enough(replies, awaited, logger))
        .orElseThrow(() -> new Unmet(awaited, came(logger, "runs, and the time is up")));
  }

  /** Waits until each message has its reply, a moment at most: the logger may have ended. */
  void expectAll() {
    events.await(
        Deadline.in(A_MOMENT),
        () -> Optional.of(peer.received()).filter(all -> all.size() >= asked.size()));
    int came = peer.received().size();
    Expect.that(
        came == asked.size(), asked.size() + " replies to as many messages", came + " replies");
  }

  private Optional<Integer> enough(int replies, String awaited, Terminal logger) {
    if (peer.received().size() >= replies) {
      return Optional.of(replies);
    } else if (logger.exit().isPresent()) {
      throw new Unmet(awaited, came(logger, "ended with " + logger.exit().getAsInt()));
    }
    return Optional.empty();
  }

  private String came(Terminal logger, String state) {
    return "%d came; terminal %d %s".formatted(peer.received().size(), logger.number(), state);
  }

  /** How long the quickest of some replies takes to messages of which each comes alone, in ms. */
  double quickest(String subject, int times, Terminal logger) {
    double least = Double.MAX_VALUE;
    for (int n = 0; n < times; n++) {
      long start = System.nanoTime();
      ask(subject, List.of("alone " + n));
      await(asked.size(), logger);
      least = Math.min(least, (System.nanoTime() - start) / 1e6);
    }
    return least;
  }

  /** The payloads of all replies so far. */
  List<String> replies() {
    return peer.received().stream().map(NatsMessage::text).toList();
  }

  /** For each reply so far: the line that it names holds the message that it answers. */
  void expectAnsweredIn(List<LogLine> log) {
    for (NatsMessage reply : peer.received()) {
      String ending = reply.subject().substring(inbox.length());
      String text = asked.get(Integer.parseInt(ending) - 1);
      String line = reply.text();
      boolean there = line.matches("[0-9]{1,9}") && holds(log, Integer.parseInt(line), text);
      if (!there) {
        throw new Unmet(
            "line " + line + " of the log holds '" + text + "', because a reply said so",
            "the log has " + log.size() + " lines" + line(log, line));
      }
    }
  }

  private static boolean holds(List<LogLine> log, int line, String text) {
    return line >= 1
        && line <= log.size()
        && new String(log.get(line - 1).payload(), UTF_8).equals(text);
  }

  private static String line(List<LogLine> log, String number) {
    return log.stream()
        .filter(line -> String.valueOf(line.number()).equals(number))
        .map(line -> ", and this one is " + line.text())
        .findFirst()
        .orElse("");
  }
}
