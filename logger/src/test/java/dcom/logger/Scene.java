package dcom.logger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dcom.labkit.broker.Broker;
import dcom.labkit.broker.NatsPeer;
import dcom.labkit.check.Expect;
import dcom.labkit.check.Values;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Command;
import dcom.labkit.tap.Passage;
import dcom.labkit.tap.Tap;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Signal;
import dcom.labkit.terminal.Source;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.nats.NatsProtocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A logger, the file that it writes, and somebody who publishes. Loggers reach the server through the
 * tap, the publisher directly. Whoever makes it closes it; that leaves the terminals alone.
 */
final class Scene implements AutoCloseable {
  /** How lines begin that the README asks for. */
  private static final List<String> ASKED =
      List.of("Connecting to ", "Published ", "Listening on ", "Gap on ", "Summary of ");

  /** Of the signals of a process, SIGINT. */
  private static final long INTERRUPT = 1 << 1;

  private static final Duration QUIET = Duration.ofMillis(2_200);

  /** Less than the five seconds that the README gives, and more than what is left of them after {@link #QUIET}. */
  private static final Duration PATIENT = Duration.ofMillis(3_500);

  /** A payload of more bytes is not in another line by chance. */
  private static final int A_FEW = 8;

  private static final Duration A_WAIT = Duration.ofSeconds(1);
  private static final Pattern USAGE = Pattern.compile("Usage: subscriber .*");
  private static final Pattern NUMBER = Pattern.compile("'([0-9]{1,18})'$");
  private static final Pattern CONFIRMED = Pattern.compile("PUB ([0-9]{1,18}), confirmed");
  private static final List<String> SMALL_DISK =
      List.of("sh", "-c", "ulimit -f 2048; exec \"$@\"", "sh");

  private final Terminals terminals;
  private final Tap tap;
  private final Broker broker;
  private final Values values;
  private final Events events;
  private final Deadline deadline;
  private final NatsPeer peer;
  private final String topic;
  private final LogFile log;
  private final Asker asker;

  Scene(
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
    this.peer = NatsPeer.connect(broker.url(), events, deadline);
    this.topic = values.subject();
    this.log = file(values.word() + ".log");
    this.asker = new Asker(peer, values.subject(), events, deadline);
  }

  /** The same with another publisher, and another way to the server. */
  Scene elsewhere(Taps taps) {
    Tap way = taps.open(broker.host(), broker.port(), new NatsProtocol());
    return new Scene(terminals, way, broker, values, events, deadline);
  }

  /** A file in the folder that programs work in. */
  LogFile file(String name) {
    return new LogFile(terminals.folder().resolve(name), terminals.aside(), events, deadline);
  }

  /** The file that loggers of this scene write, unless they are told nothing. */
  LogFile log() {
    return log;
  }

  /** Publishes messages that ask for a reply. */
  Asker asker() {
    return asker;
  }

  /** The subject that the check is about. */
  String topic() {
    return topic;
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

  /** A logger of another file, watched, that has said that it listens. */
  Terminal listening(String subject, LogFile file, Witness witness) {
    return listening(subject, open(subject, file, witness));
  }

  private Terminal open(String subject, LogFile file, Witness witness) {
    return terminals.open(witness.watched(program()), "-s", tap.url(), "-o", file.name(), subject);
  }

  /** A logger that has said that it listens, or has ended before that. */
  Terminal loggerUnlessItEnds(String subject, Strace disk) {
    Terminal logger = open(subject, log, disk);
    events.await(
        deadline,
        () -> Optional.of(logger)
            .filter(l -> ended(l) || l.lines().stream().anyMatch(Scene::isListening)));
    return logger;
  }

  /** Asks for a reply, and waits until it has come, or the logger has ended. */
  void askUnlessEnded(Terminal logger) {
    if (!ended(logger)) {
      asker.ask(topic, texts(1));
      events.await(
          deadline,
          () -> Optional.of(logger).filter(l -> ended(l) || !asker.replies().isEmpty()));
    }
  }

  private static boolean isListening(Line line) {
    return line.text().startsWith("Listening on ");
  }

  /** The same, watched. */
  Terminal logger(String subject, Witness witness) {
    return logger(subject, witness.watched(program()));
  }

  /** The same on a disk that has room for two megabytes at most, or for nothing at all. */
  Terminal loggerOnFullDisk(String subject) {
    if (program().words().get(0).endsWith("java")) {
      // What Java knows as an error ends other programs by a signal: for them it must be strace.
      return logger(subject, program().watchedBy(SMALL_DISK));
    } else if (!Strace.works()) {
      throw Witness.unseen("there is no way to fill the disk of a program that is not Java");
    }
    return logger(subject, Strace.fullDisk(log));
  }

  private Command program() {
    return terminals.command("subscriber");
  }

  private Terminal logger(String subject, Command program) {
    return listening(subject, terminals.open(program, "-s", tap.url(), "-o", log.name(), subject));
  }

  /** A start with a command line that is wrong: it says its usage, and has touched no file. */
  void expectUsage(String... args) {
    terminals
        .open("subscriber", args)
        .awaitLine("its usage: a line that begins with Usage: subscriber", USAGE)
        .awaitExit(1);
  }

  /**
   * The program has ended with a line on standard error that says why: not a stack trace, not a name
   * alone.
   */
  void expectReason(Terminal program) {
    program.awaitExit(1);
    program.expectNone("\tat ").expectNone("Exception in thread");
    Expect.that(
        program.lines().stream().anyMatch(Scene::isReason),
        "terminal " + program.number() + " says why on standard error, in a line of some words",
        "terminal " + program.number() + " ended with exit code 1, and " + last(program));
  }

  private static boolean isReason(Line line) {
    return line.source() == Source.ERR
        && line.text().strip().contains(" ")
        && ASKED.stream().noneMatch(line.text()::startsWith);
  }

  private static String last(Terminal program) {
    List<Line> lines = program.lines();
    return lines.isEmpty()
        ? "printed nothing"
        : "its last line was " + lines.get(lines.size() - 1).text();
  }

  /** {@code Connecting to} stands on standard output, and what else was asked for does not. */
  void expectStreams(Terminal program) {
    Expect.that(
        program.lines().stream()
            .anyMatch(line ->
                line.source() == Source.OUT && line.text().equals("Connecting to " + tap.url())),
        "terminal %d prints to standard output  Connecting to %s"
            .formatted(program.number(), tap.url()),
        "no such line came to standard output");
    program.lines().stream()
        .filter(line -> line.source() == Source.OUT)
        .filter(line -> ASKED.stream().skip(1).anyMatch(line.text()::startsWith))
        .findFirst()
        .ifPresent(line -> {
          throw new Unmet(
              "terminal %d prints all but Connecting to standard error".formatted(program.number()),
              "this came to standard output  " + line.text());
        });
  }

  /** No line of a logger's has one of these messages in it. */
  static void expectSilence(Terminal logger, List<String> texts) {
    logger.lines().stream()
        .filter(line -> texts.stream().anyMatch(line.text()::contains))
        .findFirst()
        .ifPresent(line -> {
          throw new Unmet(
              "terminal %d prints no message".formatted(logger.number()),
              "terminal %d printed %s".formatted(logger.number(), line.text()));
        });
  }

  /** The server has confirmed the subscription of the program that has said that it listens. */
  void expectSubscribed() {
    List<String> verbs = tap.passages().stream()
        .map(passage -> passage.frame().verb())
        .dropWhile(verb -> !verb.equals("SUB"))
        .toList();
    Expect.that(
        verbs.contains("PONG") || verbs.contains("+OK"),
        "the server confirms SUB before terminal 1 says Listening",
        verbs.isEmpty() ? "no confirmation had come, not even SUB" : "no confirmation had come");
  }

  /** A while in which nothing comes. */
  void awaitQuiet(Terminal program) {
    awaitWhile(() -> ended(program));
  }

  /** On every machine the same while: what programs do in it is to wait. */
  private void awaitWhile(BooleanSupplier broken) {
    long start = System.nanoTime();
    events.await(
        deadline,
        () -> Optional.of(start)
            .filter(s -> broken.getAsBoolean() || System.nanoTime() - s > QUIET.toNanos()));
  }

  /** A confirmation that takes two seconds is waited for: nothing is said, and then the next number. */
  void expectPatience(Terminal publisher) {
    tap.hold(Direction.TO_CLIENT);
    awaitWhile(() -> ended(publisher) || unconfirmed(publisher).isPresent());
    expectConfirmed(publisher);
    Expect.that(
        !ended(publisher),
        "terminal %d waits for a confirmation that takes two seconds".formatted(publisher.number()),
        "terminal %d has ended, although it was to wait".formatted(publisher.number()));
    tap.release(Direction.TO_CLIENT);
    publisher.awaitLine("Published [%s] : '%d'".formatted(topic, confirmed() + 1));
  }

  /** The publisher that gave up had waited for the last confirmation as long as for the one before. */
  void expectPatienceAgain(Terminal publisher) {
    List<Line> said = published(publisher);
    Duration asked = said.get(said.size() - 1).at();
    Expect.that(
        publisher.lines().stream()
            .filter(Scene::isReason)
            .noneMatch(line ->
                line.at().compareTo(asked) > 0 && line.at().minus(asked).compareTo(PATIENT) < 0),
        "terminal %d waits five seconds for each confirmation".formatted(publisher.number()),
        "terminal %d gave up sooner, after it had waited for another one"
            .formatted(publisher.number()));
  }

  /**
   * The connection of a publisher breaks while it waits for a confirmation, and the next one is good.
   * What comes over that confirms no number that was sent before.
   */
  void expectNothingSaidOfWhatBroke() {
    Terminal publisher = open("publisher", topic).awaitLine("Published [" + topic + "] : '3'");
    tap.hold(Direction.TO_CLIENT);
    events.await(
        Deadline.in(A_WAIT),
        () -> Optional.of(publisher)
            .filter(p -> ended(p) || Conversation.asksForConfirmation(tap.passages())));
    long before = confirmed();
    tap.cut();
    tap.release(Direction.TO_CLIENT);
    expectNoneBut(before, publisher);
    publisher.close();
  }

  /** Waits until the publisher has ended, or says Published of a further number. */
  private void expectNoneBut(long confirmed, Terminal publisher) {
    events.await(
        deadline,
        () -> Optional.of(publisher)
            .filter(p -> ended(p)
                || unconfirmed(p).isPresent()
                || published(p).stream().anyMatch(line -> number(line) > confirmed)));
    Optional<Line> untrue = unconfirmed(publisher);
    boolean again = untrue
        .filter(line -> Conversation.isConfirmedAfter(Long.toString(number(line)), tap.passages()))
        .isPresent();
    Expect.that(
        untrue.isEmpty(),
        "terminal %d says Published of no number whose connection broke before it was confirmed"
            .formatted(publisher.number()),
        "terminal %d printed %s  %s"
            .formatted(
                publisher.number(),
                again
                    ? "after a confirmation on another connection"
                    : "when its connection had broken",
                untrue.map(Line::text).orElse("")));
  }

  /** The first line that says Published of a number that the server has not confirmed. */
  private Optional<Line> unconfirmed(Terminal publisher) {
    Set<Long> confirmed = confirmedNumbers();
    return published(publisher).stream()
        .filter(line -> !confirmed.contains(number(line)))
        .findFirst();
  }

  private static long number(Line published) {
    Matcher number = NUMBER.matcher(published.text());
    return number.find() ? Long.parseLong(number.group(1)) : -1;
  }

  /** The server gets what programs send, but they hear nothing from it any more. */
  void holdAnswers() {
    tap.hold(Direction.TO_CLIENT);
  }

  /** A publisher has said Published of no number that the server had not confirmed. */
  void expectNoMoreThanConfirmed(Terminal publisher) {
    events.await(
        deadline,
        () -> Optional.of(publisher).filter(p -> ended(p) || unconfirmed(p).isPresent()));
    expectConfirmed(publisher);
  }

  private void expectConfirmed(Terminal publisher) {
    List<Line> said = published(publisher);
    long confirmed = confirmed();
    Expect.that(
        unconfirmed(publisher).isEmpty(),
        "terminal %d says Published up to number %d, the last one that the server confirmed"
            .formatted(publisher.number(), confirmed),
        "terminal %d printed %s".formatted(publisher.number(), last(said)));
  }

  private static List<Line> published(Terminal publisher) {
    return publisher.lines().stream()
        .filter(line -> line.text().startsWith("Published "))
        .toList();
  }

  /** The last of several lines, and whether something was waited for before it. */
  private static String last(List<Line> lines) {
    Line last = lines.get(lines.size() - 1);
    Line before = lines.get(lines.size() - 2);
    boolean waited = last.at().minus(before.at()).compareTo(A_WAIT) > 0;
    return (waited ? "after a wait  " : "at once  ") + last.text();
  }

  /** A name for a file that can't be made, since it leads into a folder that is not there. */
  String linkToNowhere() {
    try {
      Path link = terminals.folder().resolve("nowhere.log");
      return Files.createSymbolicLink(link, Path.of("missing", "nowhere.log"))
          .getFileName()
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last number of a publisher that the server has confirmed. */
  private long confirmed() {
    return confirmedNumbers().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  private Set<Long> confirmedNumbers() {
    return CONFIRMED
        .matcher(Conversation.of(tap.passages()))
        .results()
        .map(match -> Long.parseLong(match.group(1)))
        .collect(Collectors.toSet());
  }

  /** How many messages the program under check has published. */
  long published() {
    return tap.passages().stream()
        .filter(passage -> passage.direction() == Direction.TO_SERVER)
        .filter(passage -> passage.frame().verb().endsWith("PUB"))
        .count();
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
  void publishAndAwaitLine(String subject, byte[] payload, LogFile file, Terminal logger) {
    int lines = file.count();
    peer.publish(subject, payload);
    file.await("line " + (lines + 1), () -> file.count() > lines, logger);
  }

  void publishAndAwaitLine(String subject, String text, LogFile file, Terminal logger) {
    publishAndAwaitLine(subject, text.getBytes(UTF_8), file, logger);
  }

  /** Publishes numbers: {@code a 7} is 7 on the topic's subject a. */
  void publishEach(String... messages) {
    Stream.of(messages)
        .map(message -> message.split(" "))
        .forEach(message -> publish(topic + "." + message[0], message[1]));
  }

  /** A line for each of these: topic, subject and rest in a form. */
  String lines(String form, String... parts) {
    return Stream.of(parts)
        .map(part -> part.split(" ", 2))
        .map(part -> form.formatted(topic, part[0], part[1]) + "\n")
        .collect(Collectors.joining());
  }

  /**
   * Each payload becomes one line, from which it can be read back.
   *
   * @throws dcom.labkit.expect.Unmet naming the first line that is not so
   */
  void expectBack(String subject, List<byte[]> payloads) {
    Terminal logger = logger(subject);
    payloads.forEach(payload -> publishAndAwaitLine(subject, payload, log, logger));
    IntStream.range(0, payloads.size()).forEach(n -> log.line(n + 1).expect(payloads.get(n)));
    expectSilence(
        logger,
        payloads.stream()
            .filter(payload -> payload.length > A_FEW)
            .map(payload -> new String(payload, UTF_8))
            .toList());
  }

  /** The lines of this kind that a program has printed, in alphabetical order. */
  static String said(String start, Terminal program) {
    return program.lines().stream()
        .map(Line::text)
        .filter(line -> line.startsWith(start))
        .sorted()
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  /** Asks for replies; the server sends the messages to the logger, but they don't get there yet. */
  void askHeldBack(String subject, List<String> texts) {
    tap.hold(Direction.TO_CLIENT);
    asker.ask(subject, texts);
    peer.flush();
  }

  /** All of these messages come at once, and each gets its reply. */
  void expectReplies(String subject, List<String> texts, Terminal logger) {
    askHeldBack(subject, texts);
    tap.release(Direction.TO_CLIENT);
    asker.awaitAll(logger);
  }

  /** Asks for a reply to a subject that the logger itself listens to, and waits until it has left. */
  void expectReplyToWhatItHears(String subject, String reply) {
    peer.publish(subject, subject, "here".getBytes(UTF_8));
    Expect.that(
        events
            .await(
                deadline,
                () -> tap.passages().stream().filter(p -> isReply(p, subject)).findFirst())
            .map(passage -> new String(passage.frame().payload(), UTF_8))
            .filter(reply::equals)
            .isPresent(),
        "the reply " + reply + " to a subject that terminal 1 listens to itself",
        "it was not sent");
  }

  private static boolean isReply(Passage passage, String subject) {
    return passage.direction() == Direction.TO_SERVER
        && passage.frame().verb().endsWith("PUB")
        && passage.frame().arguments().get(0).equals(subject);
  }

  /** Ends the logger as Ctrl-C does, and lets what was held back through once it waits for that. */
  void interruptAndLetThrough(Terminal logger) {
    long before = requests();
    logger.signal(isInterruptIgnored() ? Signal.TERM : Signal.INT);
    events.await(deadline, () -> Optional.of(logger).filter(l -> ended(l) || requests() > before));
    tap.release(Direction.TO_CLIENT);
  }

  /** Programs that a script starts in the background do not hear of Ctrl-C, nor do those they start. */
  private static boolean isInterruptIgnored() {
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      return status
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(
              line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & INTERRUPT) > 0);
    } catch (IOException e) {
      return false;
    }
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
