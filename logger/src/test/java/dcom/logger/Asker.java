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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A publisher that asks for a reply to each message. */
final class Asker {
  private static final Duration A_MOMENT = Duration.ofSeconds(3);

  private final String inbox;
  private final NatsPeer peer;
  private final Events events;
  private final Deadline deadline;
  private final List<String> asked = new ArrayList<>();
  private final List<String> replySubjects = new ArrayList<>();

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
    texts.forEach(text -> enqueue(subject, replySubject(asked.size() + 1), text));
    peer.send();
  }

  /** The same, but all of these messages name one subject for their replies. */
  void askTogether(String subject, List<String> texts) {
    String replySubject = replySubject(asked.size() + 1);
    texts.forEach(text -> enqueue(subject, replySubject, text));
    peer.send();
  }

  private void enqueue(String subject, String replySubject, String text) {
    asked.add(text);
    replySubjects.add(replySubject);
    peer.enqueue(subject, replySubject, text.getBytes(UTF_8));
  }

  /** Waits until so many replies have come, as long as the logger runs. */
  void await(int replies, Terminal logger) {
    String awaited = "reply " + replies + " to " + asked.size() + " messages that ask for one";
    events
        .await(deadline, () -> enough(replies, awaited, logger))
        .orElseThrow(() -> new Unmet(awaited, came(logger, "runs, and the time is up")));
  }

  /** Waits until each message has its reply, as long as the logger runs. */
  void awaitAll(Terminal logger) {
    await(asked.size(), logger);
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
    return "%d came%s; terminal %d %s"
        .formatted(peer.received().size(), together(), logger.number(), state);
  }

  private String together() {
    return replySubjects.stream()
        .filter(subject -> Collections.frequency(replySubjects, subject) > 1)
        .findFirst()
        .map(subject -> ", %d of them to %d messages that name the same subject for it"
            .formatted(cameTo(subject), Collections.frequency(replySubjects, subject)))
        .orElse("");
  }

  private long cameTo(String replySubject) {
    return peer.received().stream()
        .filter(reply -> reply.subject().equals(replySubject))
        .count();
  }

  /** How long the quickest of some replies takes to messages of which each comes alone, in ms. */
  double quickest(String subject, int times, Terminal logger) {
    return IntStream.range(0, times)
        .mapToDouble(any -> alone(subject, logger))
        .min()
        .orElseThrow();
  }

  private double alone(String subject, Terminal logger) {
    long start = System.nanoTime();
    ask(subject, List.of("alone " + asked.size()));
    await(asked.size(), logger);
    return (System.nanoTime() - start) / 1e6;
  }

  /**
   * How long replies take to messages that come alone, in ms; a quarter of them is quicker.
   *
   * @param behind to the first message after a burst
   * @param next to the one after that
   */
  record Delays(double behind, double next) {}

  /** Bursts, each of them answered before two messages come, one after the other. */
  Delays afterBursts(String subject, int burst, int times, Terminal logger) {
    List<Double> behind = new ArrayList<>();
    List<Double> next = new ArrayList<>();
    for (int n = 0; n < times; n++) {
      ask(subject, Collections.nCopies(burst, "not alone " + n));
      await(asked.size(), logger);
      behind.add(alone(subject, logger));
      next.add(alone(subject, logger));
    }
    return new Delays(quarter(behind), quarter(next));
  }

  private static double quarter(List<Double> times) {
    return times.stream().sorted().toList().get(times.size() / 4);
  }

  /** The payloads of all replies so far. */
  List<String> replies() {
    return peer.received().stream().map(NatsMessage::text).toList();
  }

  /** Each reply so far names another line, and that holds the message that it answers. */
  void expectAnsweredIn(List<LogLine> log) {
    Set<String> named = new HashSet<>();
    for (NatsMessage reply : peer.received()) {
      String line = reply.text();
      List<String> texts = askedWith(reply.subject());
      Expect.that(
          named.add(line), "each reply names another line", "two replies name line " + line);
      boolean there = line.matches("[0-9]{1,9}") && holds(log, Integer.parseInt(line), texts);
      if (!there) {
        throw new Unmet(
            "line " + line + " of the log holds '" + texts.get(0) + "', because a reply said so",
            "the log has " + log.size() + " lines" + line(log, line));
      }
    }
  }

  private List<String> askedWith(String replySubject) {
    return IntStream.range(0, asked.size())
        .filter(n -> replySubjects.get(n).equals(replySubject))
        .mapToObj(asked::get)
        .toList();
  }

  private static boolean holds(List<LogLine> log, int line, List<String> texts) {
    return line >= 1
        && line <= log.size()
        && texts.contains(new String(log.get(line - 1).payload(), UTF_8));
  }

  private static String line(List<LogLine> log, String number) {
    return log.stream()
        .filter(line -> String.valueOf(line.number()).equals(number))
        .map(line -> ", and this one is " + line.text())
        .findFirst()
        .orElse("");
  }
}
