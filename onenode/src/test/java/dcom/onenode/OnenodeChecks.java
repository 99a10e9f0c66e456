package dcom.onenode;

import static dcom.onenode.Lines.expectStamped;
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
import dcom.labkit.check.Expect;
import dcom.labkit.check.Mistake;
import dcom.labkit.check.Values;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must hold of a publisher and a subscriber that talk over one NATS server. */
@Checks
final class OnenodeChecks {
  /** Slows the way to the server, so that who does not wait for its answer is seen to be early. */
  private static final Duration LAG = Duration.ofMillis(40);

  private static final String ENDED =
      "The program ended with its connection. The library connects again by itself, as often as"
          + " maxReconnects lets it.";

  /** The keys of answers.yaml. */
  private static final List<String> QUESTIONS =
      List.of("publisher-says", "exit-code", "later-subscriber-hears");

  private final Terminals terminals;
  private final Tap tap;
  private final Bus bus;
  private final Values values;
  private final Answers answers;
  private final Deadline deadline;

  OnenodeChecks(
      Terminals terminals,
      Tap tap,
      Broker broker,
      Values values,
      Answers answers,
      Events events,
      Deadline deadline) {
    this.terminals = terminals;
    this.tap = tap;
    this.bus = new Bus(broker, tap, events, deadline);
    this.values = values;
    this.answers = answers;
    this.deadline = deadline;
  }

  @Check(
      step = 1,
      look = "Publisher.java: connect",
      why = "-s names the server. The program says where it connects to. A client that is connected"
          + " has sent CONNECT and PING, and the server has answered with PONG.")
  void publisherConnectsToTheServerThatItIsGiven() {
    Terminal publisher = publisher(values.subject(), values.text());
    publisher.awaitLine("Connecting to " + tap.url()).awaitExit();
    bus.expectConfirmed("CONNECT", "ends");
  }

  @Check(
      step = 1,
      look = "Publisher.java: connect",
      why = "Who calls the program, be it a person or a script, must see that it could not do its"
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
  void publisherSaysThatNoServerIsThere() {
    tap.refuse();
    Terminal publisher = publisher(values.subject(), values.text());
    Terminal bare = terminals.open("publisher");
    publisher.awaitLine("nats: no servers available for connection").awaitExit(1);
    bare.awaitLine("Usage: publisher [-s server (nats://127.0.0.1:4222)] <subject> <msg>");
    bare.awaitExit(1);
  }

  @Check(
      step = 2,
      look = "Publisher.java: Published",
      why = "PUB is not answered. Only the PONG to a PING that was sent behind it proves that the"
          + " server has dealt with it; flush() sends the PING and waits for the PONG.")
  @Mistake(
      got = "the PING was sent only after that",
      look = "Publisher.java: Published",
      why = "flush() is called, but only after the program has said Published: then the line "
          + "promises what nobody knows yet. First flush(), which sends a PING behind PUB "
          + "and waits for the PONG; then the line.")
  @Mistake(
      got = "no PING was sent behind",
      look = "Publisher.java: \\.publish\\(",
      why = "The program never waits for the server: publish() only puts the message into a "
          + "queue of the library, and PUB is not answered. Call flush() before you say "
          + "Published: it sends a PING behind PUB and waits for the PONG.")
  void publisherSaysPublishedOnlyOnceTheServerHasConfirmed() {
    String subject = values.subject();
    String text = values.text();
    tap.delay(LAG);
    Terminal publisher = publisher(subject, text).awaitLine(published(subject, text));
    bus.expectConfirmed("PUB", "says Published", publisher);
  }

  @Check(
      step = 2,
      look = "Publisher.java: getBytes|\\.publish\\(",
      why = "A message is bytes. What its receiver reads must be what was typed: the whole text, in"
          + " UTF-8.")
  @Mistake(
      got = "gr\\?+e",
      look = "Publisher.java: getBytes",
      why = "Characters that the chosen charset does not know became question marks. Turn "
          + "the text into bytes with StandardCharsets.UTF_8.")
  void whatIsPublishedArrivesAsItWasTyped() {
    String subject = values.subject();
    String text = values.text() + " – grüße, 你好";
    try (NatsPeer listener = bus.peer()) {
      listener.subscribe(subject);
      publisher(subject, text).awaitExit(0);
      Expect.equal("the server has", text, listener.next(deadline).text());
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
  void subscriberSaysThatNoServerIsThere() {
    tap.refuse();
    Terminal subscriber = terminals.open("subscriber", "-s", tap.url(), values.subject());
    Terminal bare = terminals.open("subscriber");
    subscriber
        .awaitLine("Can't connect: nats: no servers available for connection")
        .awaitExit(1);
    bare.awaitLine("Usage: subscriber [-s server] [-t] <subject>").awaitExit(1);
  }

  @Check(
      step = 3,
      look = "Subscriber.java: Listening on",
      why = "Whoever reads Listening will publish, and until the server has the SUB such a "
          + "message is lost.")
  @Mistake(
      got = "says Listening, and no such PONG",
      look = "Subscriber.java: Listening on",
      why = "The program says Listening as soon as subscribe() has returned, and that only "
          + "queues the SUB. SUB is not answered; so call flush() before the line: it sends "
          + "a PING behind it and waits for the PONG.")
  void subscriberSaysListeningOnlyOnceTheServerKnows() {
    tap.delay(LAG);
    subscriber(values.subject());
    bus.expectConfirmed("SUB", "says Listening");
  }

  @Check(
      step = 3,
      look = "Subscriber.java: Received on",
      why = "Each message is one line: its number, counted from 1, its subject, and its payload as"
          + " text.")
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
  void subscriberCountsAndPrintsEachMessage() {
    String subject = values.subject();
    String[] texts = {values.text(), "", "grüße, 你好"};
    Terminal subscriber = subscriber(subject);
    bus.publish(subject, texts);
    for (int i = 0; i < texts.length; i++) {
      subscriber.awaitNext("[#", received(i + 1, subject, texts[i]));
    }
  }

  @Check(
      step = 4,
      look = "Subscriber.java: Received on",
      why = "In a subscription * stands for one word and a last > for all that follow. Each message"
          + " carries the subject on which it was published.")
  @Mistake(
      got = "Received on \\[[^\\]]*[*>]\\]",
      look = "Subscriber.java: Received on",
      why = "The program printed what it subscribed to. Where a wildcard stands there, only "
          + "the message knows its own subject: message.getSubject().")
  void subscriberNamesTheSubjectOfEachMessage() {
    String subject = values.subject();
    Terminal one = terminals.open("subscriber", "-s", tap.url(), subject + ".*");
    Terminal all = subscriber(subject + ".>");
    one.awaitLine(listening(subject + ".*"));
    bus.publish(subject + ".a.b", "deep");
    bus.publish(subject + ".c", "flat");
    all.awaitNext("[#", received(1, subject + ".a.b", "deep"));
    all.awaitNext("[#", received(2, subject + ".c", "flat"));
    one.awaitNext("[#", received(1, subject + ".c", "flat"));
  }

  @Check(
      step = 4,
      look = "Subscriber.java: Received on",
      why = "With -t each Received line begins with date and time, as in 2026/11/23 01:18:37, and a"
          + " blank. Other lines stay as they are.")
  @Mistake(
      got = "\\d Listening on",
      look = "Subscriber.java: Listening on",
      why = "The time stands before Listening, too. It tells when a message came, so it "
          + "belongs before Received lines only.")
  void timeStandsBeforeReceivedLinesOnly() {
    String subject = values.subject();
    Terminal subscriber = terminals.open("subscriber", "-t", "-s", tap.url(), subject);
    Expect.equal("terminal 1 shows", listening(subject), lineWith(listening(subject), subscriber));
    bus.publish(subject, "now");
    String line = received(1, subject, "now");
    expectStamped(line, lineWith(line, subscriber));
  }

  @Check(
      step = 5,
      look = "Link.java: connect",
      why =
          "A subscriber that lost its server hears nothing, and looks just like one for which there"
              + " is nothing to hear. Only it can tell.")
  @Mistake(
      got = "(?s)\\A(?!.*crashed).*ended with exit code",
      look = "Link.java: [mM]axReconnects|connect",
      why = ENDED)
  @Mistake(
      got = "last line was .*Reconnected to",
      look = "Link.java: Disconnected from",
      why = "It said so the first time, and not the second. What it remembers of the connection "
          + "must change back when the server does: a server goes more than once.")
  void subscriberSaysWhenTheServerGoesAndComesBack() {
    Terminal subscriber = subscriber(values.subject());
    tap.refuse();
    subscriber.awaitLine("Disconnected from " + tap.url());
    tap.welcome();
    // While the library still ends its own part of that, it misses that the server goes again.
    subscriber.awaitLine("Reconnected to " + tap.url()).awaitIdle();
    tap.refuse();
    subscriber.awaitLine("Disconnected from " + tap.url());
  }

  @Check(
      step = 5,
      look = "Link.java: Reconnected to",
      why = "The server forgets a client's subscriptions with its connection. After Reconnected"
          + " messages are heard again: SUB was sent again, and a PONG proves that it arrived. The"
          + " count goes on.")
  @Mistake(
      got = "(?s)\\A(?!.*crashed).*ended with exit code",
      look = "Link.java: [mM]axReconnects|connect",
      why = ENDED)
  @Mistake(
      got = "says Reconnected, and no such PONG",
      look = "Link.java: RECONNECTED|Reconnected to",
      why = "The program says Reconnected as soon as the connection is back, and the new "
          + "connection knows nothing of the old one's subscriptions. SUB was sent again, "
          + "and a PONG proves that it arrived: wait for RESUBSCRIBED, then flush(), then "
          + "say it.")
  void subscriberGoesOnCountingAfterReconnected() {
    String subject = values.subject();
    Terminal subscriber = subscriber(subject);
    bus.publish(subject, "before");
    subscriber.awaitNext("[#", received(1, subject, "before"));
    tap.delay(LAG);
    tap.cut();
    subscriber.awaitLine("Reconnected to " + tap.url());
    bus.expectConfirmed("SUB", "says Reconnected");
    bus.publish(subject, "after");
    subscriber.awaitNext("[#", received(2, subject, "after"));
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
    return terminals.open("publisher", "-s", tap.url(), subject, text);
  }

  /** A subscriber that has said that it listens. */
  private Terminal subscriber(String subject) {
    Terminal subscriber = terminals.open("subscriber", "-s", tap.url(), subject);
    return subscriber.awaitLine(listening(subject));
  }
}
