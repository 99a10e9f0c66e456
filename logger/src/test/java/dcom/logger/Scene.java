package dcom.logger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dcom.labkit.broker.Broker;
import dcom.labkit.broker.NatsPeer;
import dcom.labkit.check.Values;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Subject;
import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Signal;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import dcom.labkit.wire.Direction;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A logger, the file that it writes, and somebody who publishes. Loggers reach the server through the
 * tap, the publisher directly. Whoever makes it closes it; that leaves the terminals alone.
 */
final class Scene implements AutoCloseable {
  private final Terminals terminals;
  private final Tap tap;
  private final Values values;
  private final Subject programs;
  private final Events events;
  private final Deadline deadline;
  private final NatsPeer peer;
  private final LogFile log;
  private final Asker asker;

  Scene(
      Terminals terminals,
      Tap tap,
      Broker broker,
      Values values,
      Subject programs,
      Events events,
      Deadline deadline) {
    this.terminals = terminals;
    this.tap = tap;
    this.values = values;
    this.programs = programs;
    this.events = events;
    this.deadline = deadline;
    this.peer = NatsPeer.connect(broker.url(), events, deadline);
    this.log = new LogFile(terminals.folder(), terminals.aside(), deadline);
    this.asker = new Asker(peer, values.subject(), events, deadline);
  }

  /** The file that loggers of this scene write. */
  LogFile log() {
    return log;
  }

  /** Publishes messages that ask for a reply. */
  Asker asker() {
    return asker;
  }

  /** Any program of the lab, told where the server is. */
  Terminal open(String program, String... args) {
    Stream<String> all = Stream.concat(Stream.of("-s", tap.url()), Stream.of(args));
    return terminals.open(program, all.toArray(String[]::new));
  }

  /** What publishers and the server have said to each other. */
  String conversation() {
    return Conversation.of(tap.passages());
  }

  /** A logger that has said that it listens. */
  Terminal logger(String subject) {
    return listening(subject, open("subscriber", "-o", log.name(), subject));
  }

  /** The same with a slow disk, where strace can make it slow. */
  Terminal loggerSlowedBy(Strace disk, String subject) {
    return Strace.works() ? logger(subject, disk) : logger(subject);
  }

  /** The same, watched. */
  Terminal logger(String subject, Witness witness) {
    Command program = Programs.build(programs).command("subscriber");
    Command watched = witness.watched(program);
    return listening(subject, terminals.open(watched, "-s", tap.url(), "-o", log.name(), subject));
  }

  private static Terminal listening(String subject, Terminal logger) {
    return logger.awaitLine("Listening on [" + subject + "]");
  }

  /** Publishes at once, in this order. */
  void publish(String subject, String... texts) {
    publish(subject, List.of(texts));
  }

  /** Publishes at once, in this order. */
  void publish(String subject, List<String> texts) {
    texts.forEach(text -> peer.enqueue(subject, "", text.getBytes(UTF_8)));
    peer.send();
  }

  /** Publishes, and returns when the log has grown by a line. */
  void publishAndAwaitLine(String subject, byte[] payload, Terminal logger) {
    int lines = log.count();
    peer.publish(subject, payload);
    log.await("line " + (lines + 1), () -> log.count() > lines, logger);
  }

  /**
   * Each payload becomes one line, from which it can be read back.
   *
   * @throws dcom.labkit.expect.Unmet naming the first line that is not so
   */
  void expectBack(String subject, List<byte[]> payloads) {
    Terminal logger = logger(subject);
    payloads.forEach(payload -> publishAndAwaitLine(subject, payload, logger));
    IntStream.range(0, payloads.size()).forEach(n -> log.line(n + 1).expect(payloads.get(n)));
  }

  /** The summary that a logger has printed, in alphabetical order. */
  static String summary(Terminal logger) {
    return logger.lines().stream()
        .map(Line::text)
        .filter(line -> line.startsWith("Summary of"))
        .sorted()
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** Publishes; the server sends it to the logger, but it does not get there yet. */
  void publishHeldBack(String subject, List<String> texts) {
    tap.hold(Direction.TO_CLIENT);
    publish(subject, texts);
    peer.flush();
  }

  /** Tells the logger to end, and lets it have what was held back once it waits for that. */
  void endAndLetThrough(Terminal logger) {
    long before = requests();
    logger.signal(Signal.TERM);
    events.await(deadline, () -> Optional.of(logger).filter(l -> ended(l) || requests() > before));
    tap.release(Direction.TO_CLIENT);
  }

  private static boolean ended(Terminal logger) {
    return logger.exit().isPresent();
  }

  /** How often a client has asked the server for a sign, or to send no more. */
  private long requests() {
    return tap.passages().stream()
        .filter(passage -> passage.direction() == Direction.TO_SERVER)
        .filter(passage -> List.of("PING", "UNSUB").contains(passage.frame().verb()))
        .count();
  }

  /** Different texts, as payloads. */
  List<String> texts(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(n -> values.word() + " " + n)
        .toList();
  }

  @Override
  public void close() {
    peer.close();
  }
}
