package dcom.onenode;

import static dcom.onenode.Lines.expectLosses;
import static dcom.onenode.Lines.expectOnError;
import static dcom.onenode.Lines.expectOnOutput;
import static dcom.onenode.Lines.expectOneReturn;
import static dcom.onenode.Lines.hasLine;
import static dcom.onenode.Lines.lineWith;
import static dcom.onenode.Lines.listening;
import static dcom.onenode.Lines.published;
import static dcom.onenode.Lines.received;
import static java.util.stream.Collectors.joining;

import dcom.labkit.broker.Broker;
import dcom.labkit.broker.NatsPeer;
import dcom.labkit.check.Answers;
import dcom.labkit.check.Check;
import dcom.labkit.check.Checks;
import dcom.labkit.check.Mistake;
import dcom.labkit.check.Values;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Command;
import dcom.labkit.tap.Tap;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Signal;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.nats.NatsProtocol;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What must hold of a publisher and a subscriber that talk over one NATS server. */
@Checks
final class OnenodeChecks {
  /** Slows the way to the server, so that who does not wait for its answer is seen to be early. */
  private static final Duration LAG = Duration.ofMillis(40);

  /** README allows five seconds; a busy machine needs some more. */
  private static final Duration PATIENCE = Duration.ofMillis(7_500);

  /** Longer than a program looks for messages at a time. */
  private static final Duration QUIET = Duration.ofSeconds(6);

  /** More often than the library tries, and how long a program is watched that tries less often. */
  private static final int ATTEMPTS = 65;

  private static final Duration LONG = Duration.ofSeconds(10);

  private static final Duration A_SECOND = Duration.ofMillis(1_100);

  /** Where a program connects that is not told where; there may be a server or none. */
  private static final String USUAL = "nats://127.0.0.1:4222";

  private static final String NO_SERVER = "nats: no servers available for connection";
  private static final int LOSSES = 3;
  private static final int A_FEW = 3;
  private static final int MANY = 2_000;
  private static final int LARGE = 50;
  private static final int VERY_LONG = 100_000;

  private static final String ENDED =
      "The program ended with its connection. The library connects again by itself, as often as"
          + " maxReconnects lets it.";

  /** The keys of answers.yaml. */
  private static final List<String> QUESTIONS =
      List.of("publisher-says", "exit-code", "later-subscriber-hears");

  private final Terminals terminals;
  private final Taps taps;
  private final Tap tap;
  private final Bus bus;
  private final Outage outage;
  private final Values values;
  private final Answers answers;
  private final Events events;
  private final Deadline deadline;

  OnenodeChecks(
      Terminals terminals,
      Taps taps,
      Tap tap,
      Broker broker,
      Values values,
      Answers answers,
      Events events,
      Deadline deadline) {
    this.terminals = terminals;
    this.taps = taps;
    this.tap = tap;
    this.bus = new Bus(broker, tap, events, deadline);
    this.outage = new Outage(tap, events);
    this.values = values;
    this.answers = answers;
    this.events = events;
    this.deadline = deadline;
  }

  @Check(
      step = 1,
      look = "Publisher.java: connect",
      why = "-s names the server. The program says where it connects to. A client that is connected"
          + " has sent CONNECT and PING, and the server has answered with PONG.")
  @Mistake(
      got = "no connection came to",
      look = "Publisher.java: Nats\\.connect",
      why = "The program did not connect to the server that -s names: not at all, or to another"
          + " address.")
  void publisherConnectsToTheServerThatItIsGiven() {
    Terminal publisher = publisher(values.subject(), values.text());
    publisher.awaitLine(connecting()).awaitExit();
    bus.expectConfirmed("CONNECT", "ends");
  }

  @Check(
      step = 1,
      look = "Publisher.java: connect",
      why = "A person or a script that starts the program must see that it could not do its"
          + " work: one line that says why, and an exit code that is not 0.")
  @Mistake(
      got = "ended with exit code 0",
      look = "Publisher.java: System\\.exit",
      why = "Exit code 0 says that all went well. After an error a script would go on as if "
          + "the message were sent: end with System.exit(1).")
  @Mistake(
      got = "Unable to connect to NATS servers",
      look = "Publisher.java: Nats\\.connect",
      why = "These are the library's words. Catch its IOException, and say it in the words "
          + "of the original.")
  @Mistake(
      got = "did not print that within",
      expected = "no servers available",
      look = "Publisher.java: Nats\\.connect",
      why =
          "The program still tries to connect, although no server is there. One attempt is enough:"
              + " the person who started it wants to know.")
  @Mistake(
      got = "it tried port",
      look = "Publisher.java: servers?\\(",
      why = "-s names the server. It was not there, and the program tried another one: it would "
          + "publish to a server that nobody named, and its user would not know.")
  void publisherSaysThatNoServerIsThere() {
    tap.refuse();
    Connects connects = connects();
    Terminal publisher =
        open(connects, "publisher", "-s", tap.url(), values.subject(), values.text());
    publisher.awaitLine(connecting()).awaitLine(NO_SERVER).awaitExit(1);
    connects.expectOnlyTo(tap.port());
  }

  private Connects connects() {
    return new Connects(terminals.aside().resolve("connects.strace"));
  }

  private Terminal open(Connects connects, String program, String... words) {
    return terminals.open(connects.watched(terminals.command(program)), words);
  }

  @Check(
      step = 1,
      look = "Publisher.java: USAGE",
      why = "A person who mistypes an option, or asks for help, is shown the usage: a line that"
          + " begins with Usage:, and exit code 1. The program does nothing else.")
  @Mistake(
      got = "ended with exit code 0; its last line was [Uu]sage",
      look = "Publisher.java: System\\.exit",
      why =
          "Exit code 0 says that all went well. A script that mistypes an option would go on: after"
              + " the usage, end with System.exit(1).")
  @Mistake(
      got = "last line was Published",
      look = "Publisher.java: parse",
      why = "The program passes over an option that it does not know, and publishes. The"
          + " person who typed it meant something: show the usage, and do nothing.")
  @Mistake(
      got = "[Uu]sage:",
      expected = "Connecting to",
      look = "Publisher.java: parse",
      why =
          "The message, -h or --, was taken for an option. It came after the subject, and options "
              + "stand before that. A message may begin with a dash, as -5 degrees does.")
  void publisherShowsItsUsage() {
    Terminal bare = terminals.open("publisher");
    Terminal help = terminals.open("publisher", "-h");
    Terminal unknown =
        terminals.open("publisher", "-x", "-s", tap.url(), values.subject(), values.text());
    Terminal usual = terminals.open("publisher", values.subject(), "-h");
    Terminal dashes = terminals.open("publisher", values.subject(), "--");
    List.of(bare, help, unknown).forEach(Lines::expectUsage);
    usual.awaitLine("Connecting to " + USUAL).awaitExit();
    dashes.awaitLine("Connecting to " + USUAL).awaitExit();
  }

  @Check(
      step = 2,
      look = "Publisher.java: Published",
      why = "PUB is not answered. Only the PONG to a PING that was sent behind it proves that the"
          + " server has dealt with it; flush() sends the PING and waits for the PONG.")
  @Mistake(
      got = "confirmed only after that",
      look = "Publisher.java: Published",
      why = "flush() is called, but only after the program has said Published: then the line "
          + "promises what nobody knows yet. First flush(), which sends a PING behind PUB "
          + "and waits for the PONG; then the line.")
  @Mistake(
      got = "none behind it",
      look = "Publisher.java: flush",
      why = "flush() is called before publish(): its PONG confirms what was sent earlier, and that"
          + " was not the message. First publish(), then flush().")
  @Mistake(
      got = "no PING was sent behind",
      look = "Publisher.java: \\.publish\\(",
      why = "The program never waits for the server: publish() only puts the message into a "
          + "queue of the library, and PUB is not answered. Call flush() before you say "
          + "Published: it sends a PING behind PUB and waits for the PONG.")
  @Mistake(
      got = "no PUB was sent at all",
      look = "Publisher.java: Published",
      why = "The program says Published, and has sent no message: no PUB was seen on the wire.")
  @Mistake(
      got = "ended with exit code 1|still runs",
      expected = "exit code 0",
      look = "Publisher.java: flush|Published",
      why = "The server had confirmed, and was silent after that. The program said Published, "
          + "asked once more, and took the silence for an error. After Published nothing is left "
          + "to ask: end with exit code 0.")
  void publisherSaysPublishedOnlyOnceTheServerHasConfirmed() {
    String subject = values.subject();
    String text = values.text();
    tap.delay(LAG);
    Terminal publisher = publisher(subject, text).awaitLine(published(subject, text));
    bus.expectConfirmed("PUB", "says Published");
    tap.hold(Direction.TO_CLIENT);
    publisher.awaitExit(0);
  }

  @Check(
      step = 2,
      look = "Publisher.java: getBytes|\\.publish\\(",
      why = "A message is bytes. What its receiver reads must be what was typed: the whole text, in"
          + " UTF-8, once. The line Published shows it as it was typed, too.")
  @Mistake(
      got = "U\\+003F instead of U\\+00FC",
      look = "Publisher.java: getBytes",
      why = "Characters that the chosen charset does not know became question marks. Turn "
          + "the text into bytes with StandardCharsets.UTF_8.")
  @Mistake(
      got = "U\\+003F instead of U\\+1F",
      look = "Publisher.java: getBytes",
      why =
          "A letter beyond U+FFFF, an emoji for example, is two chars in Java. Neither of them is a"
              + " letter, and each became a question mark. Turn the text into bytes as a whole.")
  @Mistake(
      got = "Conversion = |Format specifier|java.util.\\w*Format",
      look = "Publisher.java: Published",
      why = "The message was used as a format: a percent sign in it means something to printf() and"
          + " format(). Give it to them as an argument.")
  @Mistake(
      got = "^the server has  gr",
      expected = "^the server has    gr",
      look = "Publisher.java: strip|trim",
      why =
          "Blanks at its ends belong to a message. The text that was typed is published as it is.")
  @Mistake(
      got = "has the first [\\d,]+ of them",
      look = "Publisher.java: \\.publish\\(",
      why = "The message was cut: not all of it was published. NATS takes messages of up to 1 MB.")
  @Mistake(
      got = "has 2 messages",
      look = "Publisher.java: \\.publish\\(",
      why = "The message was published twice, and everybody who listens hears it twice.")
  void whatIsPublishedArrivesAsItWasTyped() {
    List<String> texts = List.of(awkward(), "", "-" + values.text(VERY_LONG - 1));
    String subject = values.subject();
    try (NatsPeer listener = bus.peer().subscribe(subject + ".*")) {
      List<Terminal> publishers = new ArrayList<>();
      texts.forEach(text -> publishers.add(publisher(subject + "." + publishers.size(), text)));
      for (int n = 0; n < texts.size(); n++) {
        publishers.get(n).awaitExit(0);
        Lines.expectPublished(subject + "." + n, texts.get(n), publishers.get(n));
        bus.expectArrived(subject + "." + n, texts.get(n), listener);
      }
    }
  }

  /** One text with all that programs are known to damage, and blanks at both ends. */
  private String awkward() {
    return "  grüße, 你好 " + String.join(" ", values.awkward()) + "  ";
  }

  @Check(
      step = 2,
      look = "Publisher.java: flush",
      why =
          "Published is a promise that the server has the message. If it does not confirm, because"
              + " it went away or is silent, nobody knows: the program says so within five seconds, and"
              + " ends with exit code 1.")
  @Mistake(
      got = "said Published",
      look = "Publisher.java: Published",
      why = "The program says Published although the server never confirmed. flush() throws a"
          + " TimeoutException if no PONG comes. Do not go on then: say so, and end with exit code"
          + " 1.")
  @Mistake(
      got = "ended with exit code 0",
      look = "Publisher.java: catch",
      why = "Exit code 0 says that the message was published, and the server never confirmed: end"
          + " with System.exit(1).")
  @Mistake(
      got = "still runs",
      look = "Publisher.java: flush",
      why = "The program waits for a PONG that never comes. Give flush() a time: after that, nobody"
          + " can say whether the server has the message, and the user must know.")
  @Mistake(
      got = "said nothing|said null",
      look = "Publisher.java: catch",
      why = "The program ends without a word. Exit code 1 tells a script that something went wrong,"
          + " and a person wants to read what.")
  void publisherDoesNotSayPublishedIfTheServerNeverConfirms() {
    String subject = values.subject();
    String text = values.text();
    try (SilentServer leaves = SilentServer.thatLeaves();
        SilentServer stays = SilentServer.thatStays()) {
      Map<Terminal, Tap> ways = new LinkedHashMap<>();
      Stream.of(leaves, stays)
          .map(this::tapTo)
          .forEach(way -> ways.put(publisherTo(way, subject, text), way));
      Terminal confirmed = publisher(subject, text);
      confirmed.awaitExit();
      ways.forEach((publisher, way) -> bus.awaitEndBehind("PUB", way, PATIENCE, publisher));
      ways.keySet().forEach(publisher -> Lines.expectExcuse(publisher, confirmed));
    }
  }

  @Check(
      step = 3,
      look = "Subscriber.java: System\\.exit",
      why = "A subscriber without a server hears nothing: it must say so and end with an exit code"
          + " that is not 0.")
  @Mistake(
      got = "ended with exit code 0",
      look = "Subscriber.java: System\\.exit",
      why = "Exit code 0 says that all went well: end with System.exit(1).")
  @Mistake(
      got = "before that",
      expected = "Connecting to",
      look = "Subscriber.java: Connecting to",
      why =
          "The program says where it connects to only after it has connected. A user who waits for"
              + " that, or does not get there, wants to know where: say it before it tries.")
  @Mistake(
      got = "it tried port",
      look = "Link.java: servers?\\(",
      why = "-s names the server. It was not there, and the program tried another one: it would "
          + "listen to a server that nobody named, and its user would not know.")
  void subscriberSaysThatNoServerIsThere() {
    tap.refuse();
    Connects connects = connects();
    Terminal subscriber = open(connects, "subscriber", "-s", tap.url(), values.subject());
    subscriber.awaitLine(connecting()).awaitLine("Can't connect: " + NO_SERVER).awaitExit(1);
    connects.expectOnlyTo(tap.port());
  }

  @Check(
      step = 3,
      look = "Subscriber.java: USAGE",
      why = "A person who mistypes an option, or asks for help, is shown the usage: a line that"
          + " begins with Usage:, and exit code 1. The program does nothing else.")
  @Mistake(
      got = "last line was Listening",
      look = "Subscriber.java: parse",
      why = "The program passes over an option that it does not know, and listens. The person"
          + " who typed it meant something: show the usage, and do nothing.")
  void subscriberShowsItsUsage() {
    Terminal bare = terminals.open("subscriber");
    Terminal help = terminals.open("subscriber", "-h");
    Terminal unknown = terminals.open("subscriber", "-x", "-s", tap.url(), values.subject());
    List.of(bare, help, unknown).forEach(Lines::expectUsage);
    subscriber(values.subject()).expectNone("Usage");
  }

  @Check(
      step = 3,
      look = "Subscriber.java: Listening on",
      why =
          "A person who reads Listening may publish at once, and until the server has the SUB such a "
              + "message is lost.")
  @Mistake(
      got = "none behind it",
      look = "Subscriber.java: flush",
      why =
          "flush() is called before subscribe(): its PONG confirms what was sent earlier, and that"
              + " was not the SUB. First subscribe(), then flush(), then the line.")
  @Mistake(
      got = "no PING was sent behind",
      look = "Subscriber.java: Listening on",
      why = "The program says Listening as soon as subscribe() has returned, and that only "
          + "queues the SUB. SUB is not answered; so call flush() before the line: it sends "
          + "a PING behind it and waits for the PONG.")
  @Mistake(
      got = "confirmed only after that",
      look = "Subscriber.java: Listening on",
      why = "The program says Listening, and only then waits for the server. Until its PONG comes,"
          + " nobody knows whether the server has the SUB: first flush(), then the line.")
  void subscriberSaysListeningOnlyOnceTheServerKnows() {
    tap.delay(LAG);
    Terminal subscriber = subscriber(values.subject());
    bus.expectConfirmed("SUB", "says Listening");
  }

  @Check(
      step = 3,
      look = "Subscriber.java: Received on",
      why = "Each message is one line: its number, counted from 1, its subject, and its payload as"
          + " text, whatever it holds.")
  @Mistake(
      got = "\\[#0\\]",
      look = "Subscriber.java: = 0;|= -1;",
      why = "The count starts at 0. People count from 1, and so did the original: the number "
          + "says how many messages came.")
  @Mistake(
      got = "\\[B@",
      look = "Subscriber.java: getData",
      why = "The payload arrived, but the program printed the array object, not the text in "
          + "it: make a String of the bytes, in UTF-8.")
  @Mistake(
      got = "Conversion = |Format specifier|java.util.\\w*Format",
      look = "Subscriber.java: Received on",
      why = "The message was used as a format: a percent sign in it means something to printf() and"
          + " format(). Give it to them as an argument.")
  @Mistake(
      got = "that is missing is ''",
      look = "Subscriber.java: Received on",
      why =
          "An empty message was not printed. It is a message like others: somebody sent it, and it"
              + " counts.")
  @Mistake(
      got = "U\\+00C3 instead of U\\+00FC",
      look = "Subscriber.java: new String",
      why =
          "Each byte of the payload became a letter of its own. In UTF-8 a letter may have several"
              + " bytes: make a String of them with StandardCharsets.UTF_8.")
  @Mistake(
      got = "it joined the queue group",
      look = "Subscriber.java: subscribe",
      why = "The program subscribes in a queue group: only one of its members gets each message. "
          + "If two subscribers run, each hears only some of them. Subscribe with the subject "
          + "alone.")
  void subscriberCountsAndPrintsEachMessage() {
    String subject = values.subject();
    List<String> texts = new ArrayList<>(List.of("grüße, 你好", values.text(VERY_LONG)));
    texts.addAll(values.awkward());
    Terminal subscriber = subscriber(subject);
    bus.expectSubscribedTo(subject);
    bus.publish(subject, texts);
    heard(subscriber).expect(subject, texts);
  }

  @Check(
      step = 3,
      look = "Subscriber.java: Received on",
      why = "What comes is printed, all of it and in order: messages that come before Listening is"
          + " said, and thousands that come at once.")
  @Mistake(
      got = "in another order",
      look = "Subscriber.java: Received on",
      why = "Messages came in one order and were printed in another: more than one thread? One"
          + " connection gives them in order; what takes them on must keep it.")
  @Mistake(
      got = "that is missing is 'early",
      look = "Subscriber.java: Listening on",
      why =
          "The server sends messages as soon as it has the SUB, even before the PONG that confirms"
              + " it. What comes that early counts, too.")
  @Mistake(
      got = "that is missing is 'late large",
      look = "Subscriber.java: Limits|Received on",
      why = "Some megabytes came at once, and some messages were thrown away: they wait in a "
          + "queue that holds too few bytes. Not only their number counts.")
  @Mistake(
      got = "that is missing is 'late",
      look = "Subscriber.java: Limits|Received on",
      why =
          "Thousands of messages came at once, and some were thrown away: they wait in a queue, and"
              + " it was too short.")
  void subscriberPrintsEveryMessageInOrder() {
    String subject = values.subject();
    List<String> early = numbered("early " + values.word(), A_FEW);
    List<String> late = joined(numbered("late " + values.word(), MANY), large("late large"));
    try (EagerServer server = new EagerServer(early, late)) {
      Terminal subscriber = subscriberTo(tapTo(server), subject);
      heard(subscriber).expect(subject, joined(early, late));
      subscriber.awaitLine(listening(subject));
    }
  }

  @Check(
      step = 3,
      look = "Subscriber.java: nextMessage",
      why = "A subscriber listens until it is stopped, however long nothing comes.")
  @Mistake(
      got = "ended with exit code",
      look = "Subscriber.java: nextMessage",
      why =
          "Nothing came for 6 seconds, and the program ended. nextMessage() gives null when its time"
              + " is over: that is no message, and no reason to end. Duration.ZERO means for ever.")
  @Mistake(
      got = "did not print that",
      expected = "Received on",
      look = "Subscriber.java: nextMessage",
      why =
          "Nothing came for 6 seconds, and then the program did not hear a message: it had stopped"
              + " listening. nextMessage() gives null when its time is over; go on after that.")
  @Mistake(
      got = "still runs after",
      look = "Subscriber.java: ShutdownHook",
      why = "The program cannot be stopped: it was told to end, as Ctrl-C does, and goes on.")
  void subscriberListensUntilItIsStopped() {
    String subject = values.subject();
    String text = values.text();
    Terminal subscriber = subscriber(subject);
    bus.keepQuiet(QUIET, subscriber);
    bus.publish(subject, text);
    subscriber.awaitNext("[#", received(1, subject, text));
    tap.hold(Direction.TO_CLIENT); // it says nothing that its end could wait for
    subscriber.signal(Signal.TERM).awaitExit();
  }

  @Check(
      step = 4,
      look = "Subscriber.java: Received on",
      why = "In a subscription * stands for one word and a last > for all that follow. Each message"
          + " carries the subject on which it was published, and they are counted together.")
  @Mistake(
      got = "Received on \\[[^\\]]*[*>]\\]",
      look = "Subscriber.java: Received on",
      why = "The program printed what it subscribed to. Where a wildcard stands there, only "
          + "the message knows its own subject: message.getSubject().")
  @Mistake(
      got = "\\[#1\\] Received on \\[[^\\]]*\\.c\\]",
      expected = "\\[#2\\]",
      look = "Subscriber.java: Received on",
      why = "The messages of each subject are counted by themselves. The number says how many"
          + " messages the program has heard, whatever their subjects.")
  @Mistake(
      got = "it subscribed to",
      look = "Subscriber.java: subscribe",
      why = "The program asks the server for other subjects than the one that it was given. What it"
          + " then does not print has come over the network all the same.")
  void subscriberNamesTheSubjectOfEachMessage() {
    String subject = values.subject();
    Terminal all = subscriber(subject + ".>");
    bus.expectSubscribedTo(subject + ".>");
    Terminal one = subscriber(subject + ".*");
    for (String name : List.of("", "x.a", ".a.b", ".c")) {
      bus.publish(subject + name, "on " + name);
    }
    all.awaitNext("[#", received(1, subject + ".a.b", "on .a.b"));
    all.awaitNext("[#", received(2, subject + ".c", "on .c"));
    one.awaitNext("[#", received(1, subject + ".c", "on .c"));
  }

  @Check(
      step = 4,
      look = "Subscriber.java: Received on",
      why = "With -t each Received line begins with date and time, as in 2026/11/23 01:18:37, and a"
          + " blank. It is the local time at which the message came. Other lines stay as they are.")
  @Mistake(
      got = "\\d Listening on",
      look = "Subscriber.java: Listening on",
      why = "The time stands before Listening, too. It tells when a message came, so it "
          + "belongs before Received lines only.")
  @Mistake(
      got = "its time is off by 12 hours",
      look = "Subscriber.java: ofPattern|hh|KK",
      why = "The hours go from 1 to 12. In a pattern HH is the hour from 00 to 23, and hh that of a"
          + " clock with hands.")
  @Mistake(
      got = "its time is that of UTC",
      look = "Subscriber.java: now\\(|UTC",
      why = "The time is that of UTC. A person compares it with the clock on the wall: print the"
          + " local time, as LocalDateTime.now() gives it.")
  @Mistake(
      got = "its time is off by \\d+ s",
      look = "Subscriber.java: now\\(",
      why = "The time is not that of the message's arrival. Was it taken once, when the program"
          + " started, or before the program waited for the message?")
  @Mistake(
      got = "its time is not written as",
      look = "Subscriber.java: ofPattern",
      why = "The time is written in another way. Each letter of a pattern is a digit: yyyy/MM/dd, a"
          + " blank, HH:mm:ss, a blank")
  void timeStandsBeforeReceivedLinesOnly() {
    String subject = values.subject();
    Stamped afternoon = stamped(14, subject);
    Stamped night = stamped(0, subject);
    List.of(afternoon, night).forEach(Stamped::awaitListening);
    expectTime(1, subject, afternoon, night);
    bus.keepQuiet(A_SECOND, afternoon.terminal());
    expectTime(2, subject, afternoon, night);
  }

  private Stamped stamped(int hour, String subject) {
    Command program = terminals.command("subscriber");
    return Stamped.open(hour, program, terminals, tap.url(), subject);
  }

  private void expectTime(int number, String subject, Stamped... subscribers) {
    Instant before = Instant.now();
    String text = values.word();
    bus.publish(subject, text);
    for (Stamped subscriber : subscribers) {
      subscriber.expect(received(number, subject, text), before);
    }
  }

  @Check(
      step = 5,
      look = "Link.java: connect",
      why =
          "A subscriber that lost its server hears nothing, and looks just like one for which there"
              + " is nothing to hear. Only it can tell: once for each loss, and once when it is back.")
  @Mistake(
      got = "(?s)\\A(?!.*crashed).*ended with exit code",
      look = "Link.java: [mM]axReconnects|connect",
      why = ENDED)
  @Mistake(
      got = "last line was .*Reconnected to",
      look = "Link.java: Disconnected from",
      why = "It said so the first time, and not the second. What it remembers of the connection "
          + "must change back when the server does: a server goes more than once.")
  @Mistake(
      got = "said  .*Disconnected, Disconnected",
      look = "Link.java: Disconnected from",
      why =
          "It says Disconnected more than once for one loss. For the library each attempt to connect"
              + " that fails is one more loss; a person wants to hear of the first.")
  @Mistake(
      got = "still runs after",
      expected = "ends$",
      look = "Subscriber.java: ShutdownHook",
      why = "The program was told to end while the server was away, and it still runs. What it "
          + "does at its end waits for the server: that may never come back.")
  void subscriberSaysWhenTheServerGoesAndComesBack() {
    Terminal subscriber = subscriber(values.subject());
    tap.refuse();
    subscriber.awaitLine("Disconnected from " + tap.url());
    tap.welcome();
    awaitReturn(subscriber);
    for (int loss = 2; loss <= LOSSES; loss++) {
      outage.lasts(A_FEW, LONG, subscriber);
      subscriber.awaitLine("Disconnected from " + tap.url());
      awaitReturn(subscriber);
    }
    expectLosses(LOSSES, subscriber);
    tap.refuse();
    subscriber.awaitLine("Disconnected from " + tap.url()).signal(Signal.TERM).awaitExit();
  }

  /** While the library still ends its own part of that, it misses that the server goes again. */
  private void awaitReturn(Terminal subscriber) {
    subscriber.awaitLine("Reconnected to " + tap.url()).awaitIdle();
  }

  @Check(
      step = 5,
      look = "Link.java: Reconnected to",
      why = "The server forgets a client's subscriptions with its connection. After Reconnected"
          + " messages are heard again, each once: SUB was sent again, and a PONG proves that it"
          + " arrived. The count goes on.")
  @Mistake(
      got = "(?s)\\A(?!.*crashed).*ended with exit code",
      look = "Link.java: [mM]axReconnects|connect",
      why = ENDED)
  @Mistake(
      got = "no SUB was sent at all",
      look = "Link.java: Reconnected to",
      why =
          "The program says Reconnected, and has not subscribed again. The server has forgotten the"
              + " subscription: the program would never hear a message again.")
  @Mistake(
      got = "says Reconnected, and",
      look = "Link.java: RECONNECTED|Reconnected to",
      why =
          "The program says Reconnected before it is certain that the server has the subscription,"
              + " of which the new connection knows nothing. SUB was sent again, "
              + "and a PONG proves that it arrived: wait for RESUBSCRIBED, then flush(), then "
              + "say it.")
  @Mistake(
      got = "printed \\[#1\\] Received",
      expected = "\\[#2\\]",
      look = "Subscriber.java: number",
      why =
          "The count starts again with each connection. It belongs to the program, which has heard"
              + " messages before.")
  @Mistake(
      got = "printed \\[#2\\] Received .*'another'",
      look = "Subscriber.java: equals|contains",
      why =
          "A message whose text was heard before the loss was dropped. The server sends each message"
              + " once: what comes is new, whatever it says.")
  @Mistake(
      got = "printed \\[#[345]\\] Received .*'(the same|another)'",
      look = "Link.java: subscribe",
      why =
          "Each message is heard twice after a return: the program has subscribed again, and so has"
              + " the library, which remembers subscriptions.")
  void subscriberGoesOnCountingAfterReconnected() {
    String subject = values.subject();
    Terminal subscriber = subscriber(subject);
    bus.publish(subject, "the same");
    subscriber.awaitNext("[#", received(1, subject, "the same"));
    tap.delay(LAG);
    tap.cut();
    subscriber.awaitLine("Reconnected to " + tap.url());
    bus.expectConfirmed("SUB", "says Reconnected");
    bus.publish(subject, "the same", "another");
    subscriber.awaitNext("[#", received(2, subject, "the same"));
    subscriber.awaitNext("[#", received(3, subject, "another"));
    bus.publish(subject, "once"); // behind all that came twice
    subscriber.awaitNext("[#", received(4, subject, "once"));
  }

  @Check(
      step = 5,
      look = "Link.java: [mM]axReconnects|reconnectWait",
      why = "A server may stay away for long. The subscriber tries again as long as it takes, and"
          + " soon: meanwhile it hears nothing.",
      seconds = 40)
  @Mistake(
      got = "it tried .* times, and",
      look = "Link.java: [mM]axReconnects|connect",
      why =
          "The program gave up after some attempts. The library makes 60 unless maxReconnects says"
              + " otherwise; with a short wait they are over in a few seconds. -1 means for ever.")
  @Mistake(
      got = "it tried (not )?once, and then no more",
      look = "Link.java: reconnectWait",
      why = "The program waits for too long between two attempts, or has given up. All that time it"
          + " hears nothing.")
  @Mistake(
      got = "that is missing is",
      look = "Link.java: RESUBSCRIBED|Reconnected to",
      why =
          "Messages that came before Reconnected was said were thrown away. The server sends them as"
              + " soon as it has the subscription again: they count, too.")
  @Mistake(
      got = "said it \\d times",
      look = "Link.java: catch|Reconnected to",
      why =
          "The program said Reconnected, although no confirmation had come: the server left again. When"
              + " flush() fails, nobody knows whether the server has the subscription; wait for its next"
              + " return.")
  void subscriberTriesAgainUntilTheServerIsBack() {
    String subject = values.subject();
    List<String> early = numbered("early " + values.word(), A_FEW);
    List<String> late = numbered("late " + values.word(), A_FEW);
    try (EagerServer server = new EagerServer(early, late)) {
      Tap way = tapTo(server);
      Terminal subscriber = subscriberTo(way, subject).awaitLine(listening(subject));
      heard(subscriber).expect(subject, joined(early, late));
      server.leaveNext();
      new Outage(way, events).lasts(ATTEMPTS, LONG, subscriber);
      subscriber.awaitLine("Reconnected to " + way.url());
      heard(subscriber).expect(subject, joined(joined(early, late), joined(early, late)));
      expectOneReturn(subscriber);
    }
  }

  @Check(
      step = 5,
      look = "Link.java: System\\.out",
      why =
          "Only Connecting is on standard output, and all other lines are on standard error. A script"
              + " that reads one of the two must find there what belongs there.")
  @Mistake(
      got = "printed that on standard",
      look = "Link.java: System\\.out",
      why = "This line is on the wrong stream. In Java System.out is standard output and System.err"
          + " standard error, and only Connecting goes to the first.")
  @Mistake(
      got = "\\d (Dis|Re)connected",
      look = "Link.java: Disconnected from",
      why = "With -t the time stands before this line, too. It belongs before Received lines only.")
  void onlyConnectingGoesToStandardOutput() {
    String subject = values.subject();
    Terminal subscriber = terminals.open("subscriber", "-s", tap.url(), "-t", subject);
    subscriber.awaitLine(listening(subject));
    Terminal publisher = publisher(subject, "heard");
    publisher.awaitLine(published(subject, "heard")).awaitExit();
    lineWith(received(1, subject, "heard"), subscriber);
    tap.refuse();
    Terminal late = publisher(subject, "unheard");
    late.awaitLine(NO_SERVER).awaitExit();
    subscriber.awaitLine("Disconnected from " + tap.url());
    tap.welcome();
    subscriber.awaitLine("Reconnected to " + tap.url());
    List.of(publisher, late, subscriber).forEach(one -> expectOnOutput(one, connecting()));
    expectOnError(publisher, published(subject, "heard"));
    expectOnError(late, NO_SERVER);
    expectOnError(
        subscriber,
        listening(subject),
        received(1, subject, "heard"),
        "Disconnected from " + tap.url(),
        "Reconnected to " + tap.url());
  }

  @Check(
      step = 6,
      look = "answers.yaml: publisher-says",
      why =
          "The experiment decides. A NATS server gives a message to those who listen at that moment"
              + " and keeps nothing: it confirms that it took the message, not that anybody got it.")
  @Mistake(
      got = "later-subscriber-hears: only-new",
      expected = "later-subscriber-hears: both",
      look = "answers.yaml: later-subscriber-hears",
      why = "You predicted that who listens later hears the early message, too. The "
          + "experiment decides: a NATS server gives a message to those who listen at that "
          + "moment and keeps nothing.")
  @Mistake(
      got = "publisher-says: published",
      expected = "publisher-says: error|exit-code: [^0]",
      look = "answers.yaml: publisher-says",
      why = "You predicted that the publisher notices that nobody listens. The experiment "
          + "decides: the server confirms that it took the message, not that anybody got it.")
  void predictionAgreesWithWhatHappensWhenNobodyListens() {
    Map<String, String> predicted = new LinkedHashMap<>();
    QUESTIONS.forEach(key -> predicted.put(key, answers.text(key)));
    Map<String, String> seen = publishThenListen();
    if (!seen.equals(predicted)) {
      throw new Unmet("answers.yaml predicts" + list(predicted), "your programs show" + list(seen));
    }
  }

  /** What a publisher says that nobody listens to, how it ends, and what who comes later hears. */
  private Map<String, String> publishThenListen() {
    String subject = values.subject();
    Terminal publisher = publisher(subject, "early");
    String exitCode = String.valueOf(publisher.awaitExit());
    Terminal subscriber = subscriber(subject);
    bus.publish(subject, "late");
    boolean said = hasLine(published(subject, "early"), publisher);
    boolean both = lineWith("[#1] Received", subscriber).contains("'early'");
    return Map.of(
        "publisher-says", said ? "published" : "error",
        "exit-code", exitCode,
        "later-subscriber-hears", both ? "both" : "only-new");
  }

  private static String list(Map<String, String> answers) {
    return QUESTIONS.stream().map(key -> "\n" + key + ": " + answers.get(key)).collect(joining());
  }

  private Terminal publisher(String subject, String text) {
    return publisherTo(tap, subject, text);
  }

  private Terminal publisherTo(Tap server, String subject, String text) {
    return terminals.open("publisher", "-s", server.url(), subject, text);
  }

  private Tap tapTo(FakeServer server) {
    return taps.open("127.0.0.1", server.port(), new NatsProtocol());
  }

  private String connecting() {
    return "Connecting to " + tap.url();
  }

  /** A subscriber that has said that it listens. */
  private Terminal subscriber(String subject) {
    return newSubscriber(subject).awaitLine(listening(subject));
  }

  /** A subscriber that may not have said anything yet. */
  private Terminal newSubscriber(String subject) {
    return subscriberTo(tap, subject);
  }

  private Terminal subscriberTo(Tap server, String subject) {
    return terminals.open("subscriber", "-s", server.url(), subject);
  }

  private static List<String> joined(List<String> first, List<String> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }

  private Heard heard(Terminal subscriber) {
    return new Heard(subscriber, events, deadline);
  }

  /** Some megabytes. */
  private List<String> large(String word) {
    String text = values.text(VERY_LONG);
    return numbered(word, LARGE).stream().map(start -> start + " " + text).toList();
  }

  private static List<String> numbered(String word, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(n -> word + " " + n).toList();
  }
}
