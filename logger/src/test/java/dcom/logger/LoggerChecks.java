package dcom.logger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dcom.labkit.broker.Broker;
import dcom.labkit.check.Check;
import dcom.labkit.check.Checks;
import dcom.labkit.check.Expect;
import dcom.labkit.check.Mistake;
import dcom.labkit.check.Values;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Subject;
import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.Signal;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** What the README says of the publisher and the logger, seen from outside. */
@Checks
final class LoggerChecks {
  private static final int BURST = 200;

  /** Characters that every text may have, and that need no escape: they stand in a log as they are. */
  private static final String PLAIN = IntStream.rangeClosed(' ', '~')
      .filter(c -> c != '\'' && c != '\\')
      .mapToObj(Character::toString)
      .collect(joining());

  private final Values values;
  private final Scene scene;
  private final LogFile log;
  private final String topic;

  LoggerChecks(
      Terminals terminals,
      Tap tap,
      Broker broker,
      Values values,
      Subject programs,
      Events events,
      Deadline deadline) {
    this.values = values;
    this.scene = new Scene(terminals, tap, broker, values, programs, events, deadline);
    this.log = scene.log();
    this.topic = values.subject();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Check(
      step = 1,
      look = "Publisher.java: \\.publish\\(",
      why = "A publisher that says Published knows that the server has the number: it waits "
          + "for the server after each.")
  @Mistake(
      got = "PUB 1, PUB 2, PUB 3, confirmed",
      look = "Publisher.java: \\.flush\\(",
      why = "The publisher waits only once, at the end: numbers 1 and 2 were called "
          + "Published before the server had them. flush() after each: it sends a PING "
          + "behind the number and returns with the server's PONG.")
  @Mistake(
      got = "PUB 1, PUB 2, PUB 3$",
      look = "Publisher.java: \\.publish\\(",
      why = "The publisher never waits. publish() only puts the number into a queue of the "
          + "library; flush() sends a PING behind it and returns with the server's PONG: "
          + "only then has the server the number.")
  void publisherWaitsForTheServerAfterEachNumber() {
    scene
        .open("publisher", "-n", "3", topic)
        .awaitLine("Published [" + topic + "] : '1'")
        .awaitLine("Published [" + topic + "] : '2'")
        .awaitLine("Published [" + topic + "] : '3'")
        .awaitExit(0);
    String each = "PUB 1, confirmed, PUB 2, confirmed, PUB 3, confirmed";
    Expect.equal("what passed is", each, scene.conversation());
  }

  @Check(
      step = 1,
      look = "Log.java: append",
      why = "Each message is one line in nats.log as soon as it has come. A line that waits in a"
          + " buffer is not in the file.")
  void eachMessageBecomesOneLine() {
    List<String> texts =
        Stream.concat(scene.texts(2).stream(), Stream.of(PLAIN)).toList();
    Terminal logger = scene.open("subscriber", topic);
    logger.awaitLine("Listening on [" + topic + "]");
    texts.forEach(text -> scene.publishAndAwaitLine(topic, text.getBytes(UTF_8), logger));
    Expect.equal("nats.log holds", LogLine.write(1, topic, texts), log.text());
  }

  @Check(
      step = 2,
      look = "Subscriber.java: main\\(",
      why = "A program that cannot run must not have touched anything.")
  @Mistake(
      got = "nats.log holds in line 1  nothing",
      look = "Subscriber.java: Files\\.|Log\\(|nats\\.log",
      why = "The log was opened before the command line was understood, and that emptied it. "
          + "First read the arguments; open the log only when the program can run.")
  void usageErrorLeavesTheLogAlone() {
    String before = LogLine.write(1, topic, scene.texts(2));
    log.write(before);
    Terminal logger = scene.open("subscriber", "-h");
    logger.awaitLine("its usage", Pattern.compile("Usage: subscriber .*")).awaitExit(1);
    Expect.equal("nats.log holds", before, log.text());
  }

  @Check(
      step = 2,
      look = "Log.java: Log\\(",
      why = "A new start goes on where the file ends: the nth line begins [#n], whichever run wrote"
          + " it.")
  @Mistake(
      got = "nats.log holds in line 1  \\[#1\\] \\[\\w+\\]: 'new'",
      look =
          "Log.java: TRUNCATE_EXISTING,|new File(Writer|OutputStream)\\(|newBufferedWriter|Log\\(",
      why = "The lines of the earlier run are gone: the file was opened to be written anew. "
          + "Open it at its end.")
  @Mistake(
      got = "in line [2-9]  \\[#1\\]",
      look = "Log.java: (int|long) lines|\\+\\+",
      why = "The lines are appended, but counted from 1 again. How many does the file have "
          + "already?")
  void aRestartGoesOnBehindTheLastLine() {
    List<String> earlier = scene.texts(values.number(2, 5));
    log.write(LogLine.write(1, topic, earlier));
    Terminal logger = scene.logger(topic);
    scene.publish(topic, "new");
    log.await("'new'", logger);
    List<String> all = Stream.concat(earlier.stream(), Stream.of("new")).toList();
    Expect.equal("nats.log holds", LogLine.write(1, topic, all), log.text());
  }

  @Check(
      step = 2,
      look = "Log.java: Log\\(",
      why = "A log that cannot be written ends the program, with one line that says why, and exit"
          + " code 1.")
  void aLogThatCannotBeWrittenEndsTheLogger() {
    Terminal logger = scene.open("subscriber", "-o", ".", topic);
    logger.awaitExit(1);
    logger.expectNone("\tat ");
  }

  @Check(
      step = 3,
      look = "Escape.java: String of",
      why = "Whatever is in a payload, it stays one line, and its escapes say exactly what it was.")
  @Mistake(
      got = "line \\d+ is \\[#\\d+\\] \\[\\w+\\]: '[^']*$",
      look = "Escape.java: String of",
      why = "The newline was written as it is, and made two lines of one message.")
  @Mistake(
      got = "reads back as \\d+ bytes: '\\w+\\\\n\\w+'",
      look = "Escape.java: case |replace|String of",
      why = "The escape character itself is not escaped: \\n in the log may be a newline, or "
          + "a backslash and an n.")
  void newlinesQuotesAndBackslashesComeBack() {
    String word = values.word();
    List<String> texts =
        List.of(word + "\n" + word, word + "\\n" + word, "it's '" + word + "'", "\r\n\t\\", "\\");
    scene.expectBack(topic, texts.stream().map(text -> text.getBytes(UTF_8)).toList());
  }

  @Check(
      step = 3,
      look = "Escape.java: String of",
      why = "A payload is bytes. All 256 of them come back, in any order, and so does none at all.")
  @Mistake(
      got = "reads back as \\d+ bytes: '[^']*(�|\\?)",
      look = "Escape.java: new String\\(",
      why =
          "The bytes were made into text on the way. What is no UTF-8 does not survive " + "that.")
  @Mistake(
      got = "the log has the line .*:;<=>.*\\[\\\\[\\]^]",
      look = "Escape.java: String of",
      why = "A backslash stands in the log as it is, so what follows it is read as an "
          + "escape. Escape the escape character, too.")
  void binaryAndEmptyPayloadsComeBack() {
    byte[] all = new byte[256];
    IntStream.range(0, all.length).forEach(n -> all[n] = (byte) n);
    byte[] noise = new byte[values.number(100, 200)];
    values.random().nextBytes(noise);
    scene.expectBack(
        topic,
        List.of(new byte[0], "grün".getBytes(UTF_8), "grün".getBytes(ISO_8859_1), all, noise));
  }

  @Check(
      step = 4,
      look = "Logger.java: append\\(",
      why = "Lines stay whole, they stand in the order of their numbers, and each publisher's stand"
          + " in the order in which it sent them.")
  @Mistake(
      got = "the subject of line \\d+ is \\S*[*>]$",
      look = "Logger.java: getSubscription|append\\(",
      why = "That is the subject that the logger listens on. Each message knows the one that "
          + "it was sent to.")
  @Mistake(
      got = "line \\d+ is \\[#[1-9]\\d*\\] \\[\\w+\\.\\w\\]: '|the numbers from",
      look = "Subscriber.java: execute|Executor|Thread",
      why = "More than one thread writes. Each line may be whole, but which comes first is "
          + "luck.")
  void linesNeverMixAndEachPublishersOrderStays() {
    Terminal logger = scene.loggerSlowedBy(Strace.slowDisk(log, 5), topic + ".>");
    List<String> publishers = List.of(topic + ".a", topic + ".b", topic + ".c");
    IntStream.rangeClosed(1, 20)
        .forEach(n -> publishers.forEach(subject -> scene.publish(subject, n + " of " + subject)));
    publishers.forEach(subject -> log.await("'20 of " + subject + "'", logger));
    log.expectInOrder(publishers, 20);
  }

  @Check(
      step = 5,
      look = "Logger.java: [rR]eplyTo",
      why = "Whoever asks for a reply gets the number of his line, in decimal, and gets it once.")
  @Mistake(
      got = "the replies are +2, 2",
      look = "Logger.java: replies|[rR]eplyTo",
      why = "The first was answered again with the second. A reply that was sent must be "
          + "forgotten: clear the list of those that wait.")
  void replyIsTheNumberOfTheLine() {
    Terminal logger = scene.logger(topic);
    scene.publish(topic, "wants no reply");
    for (int asked = 1; asked <= 3; asked++) {
      scene.asker().ask(topic, scene.texts(1));
      scene.asker().await(asked, logger);
    }
    Expect.equal("the replies are", "2, 3, 4", String.join(", ", scene.asker().replies()));
    scene.asker().expectAnsweredIn(log.lines());
  }

  @Check(
      step = 5,
      look = "Logger.java: \\.publish\\(",
      why = "A reply is a promise that a power cut must not break: first force, then reply.")
  @Mistake(
      got = "the disk was never forced",
      look = "Log.java: flush\\(\\)|write\\(",
      why = "flush() handed the line to the operating system, which writes it when it likes. "
          + "A power cut before that takes the line: force the channel before the reply.")
  @Mistake(
      got = "the disk was forced only then",
      look = "Logger.java: \\.publish\\(",
      why = "The reply left before the disk had the line. A reply is a promise that a power "
          + "cut must not break: first force, then reply.")
  void replyComesAfterTheForce() {
    Witness disk = Strace.works() ? Strace.slowFirstForce(log, 300) : new Flight(log);
    Terminal logger = scene.logger(topic, disk);
    scene.asker().ask(topic, scene.texts(1));
    scene.asker().await(1, logger);
    // Once the second has its reply, all of the first is on record.
    scene.asker().ask(topic, scene.texts(1));
    scene.asker().await(2, logger);
    disk.expectForcedBeforeReply(1, scene.asker().replySubject(1));
  }

  @Check(
      step = 5,
      look = "Logger.java: \\.publish\\(",
      why = "What was answered is in the file, whatever happens to the program.")
  @Mistake(
      got = "the log has \\d+ lines",
      expected = "because a reply said so",
      look = "Logger.java: \\.publish\\(",
      why = "The reply left while its line still stood in memory, and kill -9 took the "
          + "memory away. Write the line to the file before you answer.")
  void killLosesNoAnsweredLine() {
    Terminal first = scene.loggerSlowedBy(Strace.slowFirstWrite(log, 300), topic);
    scene.asker().ask(topic, scene.texts(50));
    scene.asker().await(1, first);
    first.signal(Signal.KILL).awaitExit();
    Terminal second = scene.logger(topic);
    scene.publish(topic, "after the kill");
    log.await("'after the kill'", second);
    scene.asker().expectAnsweredIn(log.lines());
  }

  @Check(
      step = 5,
      look = "Log.java: Log\\(",
      why = "What a crash left half written must be cut off or completed before the next "
          + "line is written.")
  @Mistake(
      got = "line 3 is .+\\[#\\d+\\] \\[\\w+\\]: 'new'",
      look = "Log.java: [pP]osition\\(|APPEND",
      why = "The torn line is still there, and the next one was written behind it. At the "
          + "start find the end of the last whole line, and cut off what follows it.")
  void tornLineIsGoneAfterTheNextStart() {
    startBehindTornLine(2);
    startBehindTornLine(0);
  }

  private void startBehindTornLine(int before) {
    String whole = LogLine.write(1, topic, scene.texts(before));
    String torn = LogLine.write(before + 1, topic, scene.texts(1));
    log.write(whole + torn.substring(0, values.number(1, torn.length() - 2)));
    Terminal logger = scene.logger(topic);
    scene.publish(topic, "new");
    log.await("'new'", logger);
    String start =
        log.lines().stream().limit(before).map(line -> line.text() + "\n").collect(joining());
    Expect.equal("the lines before the torn one are", whole, start);
    logger.signal(Signal.KILL).awaitExit();
  }

  @Check(
      step = 6,
      look = "Gaps.java: Gap on",
      why = "Numbers that are left out were lost on the way. Say which, while the logger runs.")
  @Mistake(
      got = "Gap on \\[\\w+\\.b\\]: \\d+ to 89",
      look = "Gaps.java: last",
      why = "The number was compared with that of another publisher. Each counts for itself.")
  void gapsAreReportedWhileItRuns() {
    Terminal logger = scene.logger(topic + ".*");
    int next = values.number(10, 49);
    Stream.of("a 1", "b 90", "a 2", "b 91", "a two", "a " + next, "b 92", "b 1", "b 3")
        .map(message -> message.split(" "))
        .forEach(message -> scene.publish(topic + "." + message[0], message[1]));
    logger
        .awaitNext("Gap on", "Gap on [" + topic + ".a]: 3 to " + (next - 1) + " missing")
        .awaitNext("Gap on", "Gap on [" + topic + ".b]: 2 to 2 missing");
  }

  @Check(
      step = 6,
      look = "Gaps.java: Summary",
      why = "At its end the logger prints a line for each subject on which numbers came.")
  @Mistake(
      got = "exit code 143",
      look = "Subscriber.java: addShutdownHook|main\\(",
      why = "SIGTERM ended the program where it stood. A shutdown hook runs then, and it can "
          + "still write, and choose the exit code.")
  @Mistake(
      got = "at its end in line 1  nothing",
      look = "Subscriber.java: addShutdownHook|halt",
      why = "The logger ended without a summary: a line for each subject on which numbers "
          + "came. The shutdown hook is the place for it.")
  void theEndSummarizesEachPublisher() {
    Terminal logger = scene.logger(topic + ".*");
    scene.publish(topic + ".b", "7", "8");
    scene.publish(topic + ".a", "1", "2", "6", "8");
    logger.awaitLine("Gap on [" + topic + ".a]: 7 to 7 missing");
    logger.signal(Signal.TERM).awaitExit(0);
    String a = "Summary of [" + topic + ".a]: 4 received, 4 missing\n";
    String b = "Summary of [" + topic + ".b]: 2 received, 0 missing\n";
    Expect.equal("terminal 1 says at its end", a + b, Scene.summary(logger));
  }

  @Check(
      step = 6,
      look = "Subscriber.java: drain|addShutdownHook",
      why = "Told to end, tell the server to send no more, wait for its PONG, write all that "
          + "came before that, and only then end.")
  @Mistake(
      got = "nats.log holds in line \\d  nothing",
      wire = "MSG",
      look = "Subscriber.java: drain|addShutdownHook|halt",
      why = "The logger ended before it had written what was on its way. Tell the server to "
          + "send no more, wait for its PONG, write all that came before that, and only then "
          + "end.")
  void whatIsOnItsWayIsWrittenBeforeTheEnd() {
    List<String> texts = scene.texts(8);
    Terminal logger = scene.logger(topic);
    scene.publishHeldBack(topic, texts);
    scene.endAndLetThrough(logger);
    logger.awaitExit(0);
    Expect.equal("nats.log holds", LogLine.write(1, topic, texts), log.text());
  }

  @Check(
      step = 7,
      look = "Subscriber.java: commit\\(",
      why = "A force takes as long for one line as for a thousand. While the disk works, "
          + "messages gather; they can share the next force.")
  @Mistake(
      got = "^(19\\d|[2-9]\\d\\d) forces",
      look = "Subscriber.java: commit\\(",
      why = "One force for each message: the disk needs as long for one line as for a "
          + "thousand. While it works, messages gather; they can share the next force.")
  void aBurstSharesItsForces() {
    Witness disk = Strace.works() ? Strace.slowDisk(log, 5) : new Flight(log);
    Terminal logger = scene.logger(topic, disk);
    scene.asker().ask(topic, scene.texts(BURST));
    scene.asker().await(BURST, logger);
    disk.expectSharedForces(BURST);
    scene.asker().expectAnsweredIn(log.lines());
  }
}
