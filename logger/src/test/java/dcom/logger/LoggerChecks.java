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
import dcom.labkit.tap.Tap;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Signal;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** What the README says of the publisher and the logger, seen from outside. */
@Checks
final class LoggerChecks {
  private static final int BURST = 200;

  /** So many lines an earlier run has left: their number has four digits. */
  private static final int EARLIER = 1_233;

  /** So many messages are on their way at the end where the disk is slow, and where it is not. */
  private static final int FEW = 20;

  private static final int MANY = 1_000;
  private static final String UNASKED = "wants no reply";
  private static final int ALONE = 40;

  /** So many messages together want a reply; for each one that is under way a queue needs room. */
  private static final int CROWD = 5_000;

  /** A payload may have a million bytes, and a byte needs up to four characters. */
  private static final int TORN = 4_100_000;

  /** So long, in milliseconds, a message and its reply may be under way. */
  private static final double LONGEST_ALONE = 6;

  /** Characters that every text may have, and that need no escape: they stand in a log as they are. */
  private static final String PLAIN = IntStream.rangeClosed(' ', '~')
      .filter(c -> c != '\'' && c != '\\')
      .mapToObj(Character::toString)
      .collect(joining());

  private final Values values;
  private final Scene scene;
  private final Taps taps;
  private final LogFile log;
  private final String topic;

  LoggerChecks(
      Terminals terminals,
      Tap tap,
      Taps taps,
      Broker broker,
      Values values,
      Events events,
      Deadline deadline) {
    this.values = values;
    this.scene = new Scene(terminals, tap, broker, values, events, deadline);
    this.taps = taps;
    this.log = scene.log();
    this.topic = scene.topic();
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
  @Mistake(
      got = "PUB 1, confirmed, PUB 2, confirmed, PUB 3$",
      look = "Publisher.java: \\.flush\\(",
      why = "Each flush stands before its number: it confirms what was published before it, "
          + "and nothing confirms the last number. Publish first, then flush, then say "
          + "Published.")
  @Mistake(
      got = "came to standard output  Published",
      look = "Publisher.java: Published",
      why = "Published went to standard output. Only Connecting to belongs there, all else "
          + "to standard error: System.err.")
  void publisherWaitsForTheServerAfterEachNumber() {
    Terminal publisher = scene.open("publisher", "-n", "3", topic);
    publisher
        .awaitLine("Published [" + topic + "] : '1'")
        .awaitLine("Published [" + topic + "] : '2'")
        .awaitLine("Published [" + topic + "] : '3'")
        .awaitExit(0);
    String each = "PUB 1, confirmed, PUB 2, confirmed, PUB 3, confirmed";
    Expect.equal("what passed is", each, scene.conversation());
    scene.expectStreams(publisher);
  }

  @Check(
      step = 1,
      look = "Publisher.java: \\.flush\\(",
      why =
          "Published means that the server has confirmed the number. A confirmation that does not "
              + "come within five seconds is an error: say why, and end with exit code 1.")
  @Mistake(
      got = "printed at once  Published",
      look = "Publisher.java: Published",
      why = "Published was said before the confirmation had come. First flush, and when it "
          + "has returned, say so.")
  @Mistake(
      got = "printed (after a wait|when its connection had broken)  Published",
      look = "Publisher.java: catch|\\.flush\\(",
      why = "No confirmation came in time, and the publisher said Published all the same. A "
          + "flush that times out has confirmed nothing: that is an error, and ends the "
          + "program.")
  @Mistake(
      got = "ended with exit code 0",
      look = "Publisher.java: \"-n\"",
      why = "Without -n there is no last number: the publisher counts until it is stopped.")
  @Mistake(
      got = "although it was to wait",
      look = "Publisher.java: PATIENCE|Duration",
      why =
          "A confirmation may take five seconds. This one would have come after two, and the publisher"
              + " did not wait for it: is the time given in the right unit?")
  @Mistake(
      got = "gave up sooner",
      look = "Publisher.java: PATIENCE|\\.flush\\(",
      why = "Each confirmation may take five seconds. This one was given less than the one before:"
          + " what the server took for other numbers does not count.")
  @Mistake(
      got = "after a confirmation on another connection  Published",
      look = "Publisher.java: \\.flush\\(",
      why =
          "The connection broke before the server had confirmed the number, and a confirmation that"
              + " came over the next one was taken for it. Nobody knows whether the server has the number: it"
              + " may be lost. End, or publish it again.")
  void publisherSaysNothingThatTheServerHasNotConfirmed() {
    Terminal publisher = scene.open("publisher", topic);
    publisher.awaitLine("Published [" + topic + "] : '3'");
    scene.expectPatience(publisher);
    scene.holdAnswers();
    try (Scene meanwhile = scene.elsewhere(taps)) {
      meanwhile.expectNothingSaidOfWhatBroke();
    }
    scene.expectNoMoreThanConfirmed(publisher);
    scene.expectReason(publisher);
    scene.expectPatienceAgain(publisher);
  }

  @Check(
      step = 1,
      look = "Log.java: append",
      why = "Each message is one line in nats.log as soon as it has come. A line that waits in a"
          + " buffer is not in the file.")
  @Mistake(
      got = "^terminal 1 printed",
      expected = "prints no message",
      look = "Logger.java: print|Subscriber.java: print",
      why = "The logger printed a message. Messages belong in the file; the terminal is "
          + "for what goes wrong.")
  @Mistake(
      got = "no confirmation had come",
      look = "Subscriber.java: \\.flush\\(",
      why =
          "Listening was said before the server had the subscription: what is published now may be lost."
              + " flush() after subscribe: the server's PONG says that it has it.")
  @Mistake(
      expected = "the log gets line 2$",
      look = "Subscriber.java: nextMessage|poll\\(",
      why =
          "After the first message nothing came for two seconds, and the next one was not written."
              + " That nothing comes for a while is no reason to end: wait on.")
  void eachMessageBecomesOneLine() {
    LogFile usual = scene.file("nats.log").write("");
    List<String> texts = append(scene.texts(2), PLAIN);
    Terminal logger = scene.open("subscriber", topic).awaitLine("Listening on [" + topic + "]");
    scene.expectSubscribed();
    scene.publishAndAwaitLine(topic, texts.get(0), usual, logger);
    scene.awaitQuiet(logger);
    texts.stream().skip(1).forEach(t -> scene.publishAndAwaitLine(topic, t, usual, logger));
    usual.expect(LogLine.write(1, topic, texts));
    scene.expectStreams(logger);
    Scene.expectSilence(logger, texts);
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
    LogFile usual = scene.file("nats.log").write(LogLine.write(1, topic, scene.texts(2)));
    String before = usual.text();
    scene.expectUsage("-h");
    scene.expectUsage("-o", log.name());
    scene.expectUsage("-o", log.name(), topic, "another");
    usual.expect(before);
    Expect.that(!log.exists(), "a usage error makes no file", "the file that -o names was made");
  }

  @Check(
      step = 2,
      look = "Log.java: Log\\(",
      why = "A new start goes on where the file ends: the nth line begins [#n], whichever run wrote"
          + " it.")
  @Mistake(
      got = "\\.log holds in line 1  \\[#1\\] \\[\\w+\\]: 'new'",
      look =
          "Log.java: TRUNCATE_EXISTING,|new File(Writer|OutputStream)\\(|newBufferedWriter|Log\\(",
      why = "The lines of the earlier run are gone: the file was opened to be written anew. "
          + "Open it at its end.")
  @Mistake(
      got = "in line \\d\\d  \\[#1\\]",
      look = "Log.java: (int|long) lines|\\+\\+",
      why = "The lines are appended, but counted from 1 again. How many does the file have "
          + "already?")
  @Mistake(
      got = "in line \\d\\d  \\[#\\d\\d\\] \\[\\w+\\]: 'new'",
      expected = "…",
      look = "Log.java: read\\(",
      why = "The new line was written over an earlier one: not the whole file was read. A "
          + "read returns what fits into the buffer; read until nothing is left.")
  @Mistake(
      got = "nats\\.log, which -o does not name",
      look = "Subscriber.java: \"-o\"",
      why = "The logger wrote nats.log. The option -o names another file.")
  void aRestartGoesOnBehindTheLastLine() {
    List<String> some = append(scene.texts(values.number(10, 15)), "[#7] [x]: ");
    List<String> earlier = append(some, values.text(100_000));
    log.write(LogLine.write(1, topic, earlier));
    Terminal logger = scene.logger(topic);
    scene.publish(topic, "new");
    log.await("'new'", logger);
    log.expect(LogLine.write(1, topic, append(earlier, "new")));
  }

  private static List<String> append(List<String> texts, String last) {
    return Stream.concat(texts.stream(), Stream.of(last)).toList();
  }

  @Check(
      step = 2,
      look = "Log.java: Log\\(",
      why =
          "A log that cannot be opened ends the program before it listens, with one line that says"
              + " why, and exit code 1.")
  @Mistake(
      got = "its last line was \\S+$",
      look = "Log.java: open|Subscriber.java: getMessage",
      why = "A name is no reason. The message of Java's NoSuchFileException is only the "
          + "name of the file: print the exception's class, too, or words of your own.")
  @Mistake(
      got = "exit code 1, and printed nothing|exit code 1, and its last line was Connecting",
      look = "Log.java: open|Subscriber.java: fail",
      why = "The logger ended with the right exit code and said nothing. Say on standard "
          + "error why the log cannot be opened.")
  @Mistake(
      got = "ended with exit code 0",
      look = "Subscriber.java: halt|exit\\(",
      why = "Exit code 0 says that all went well: a script that starts the logger believes "
          + "it. It has to be 1.")
  void aLogThatCannotBeOpenedEndsTheLogger() {
    for (String impossible : List.of(".", scene.linkToNowhere())) {
      Terminal logger = scene.open("subscriber", "-o", impossible, topic);
      scene.expectReason(logger);
      logger.expectNone("Listening on ");
    }
  }

  @Check(
      step = 2,
      look = "Log.java: force\\(",
      why =
          "A line that cannot be written is lost, and so are those behind it. Say why and end with "
              + "exit code 1: a logger that goes on without its log only looks as if it worked.")
  @Mistake(
      got = "still runs",
      look = "Subscriber.java: catch",
      why = "The disk was full, and the logger went on. An error of the file ends the program: "
          + "otherwise it looks as if it still logged.")
  void aDiskThatIsFullEndsTheLogger() {
    String line = LogLine.write(1, topic, scene.texts(1));
    log.write(line);
    Terminal logger = scene.loggerOnFullDisk(topic);
    scene.publish(topic, Stream.generate(() -> values.text(100_000)).limit(40).toList());
    scene.expectReason(logger);
    log.expectStart(line);
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
    Stream<String> texts =
        Stream.of(word + "\n" + word, word + "\\n" + word, "it's '" + word + "'", "\r\n\t\\", "\\");
    scene.expectBack(topic, texts.map(text -> text.getBytes(UTF_8)).toList());
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
      got = "^line \\d+ is  .*[\\x80-\\xff]",
      look = "Escape.java: '~'|String of",
      why = "Bytes above 0x7e stand in the log as they are. They are no ASCII: each of them "
          + "is written \\xHH.")
  void binaryAndEmptyPayloadsComeBack() {
    byte[] all = new byte[256];
    IntStream.range(0, all.length).forEach(n -> all[n] = (byte) n);
    byte[] noise = new byte[values.number(100, 200)];
    values.random().nextBytes(noise);
    Stream<byte[]> bytes =
        Stream.of(new byte[0], "grün".getBytes(ISO_8859_1), "grün".getBytes(UTF_8), all, noise);
    Stream<byte[]> texts =
        append(values.awkward(), values.text(1_000_000)).stream().map(text -> text.getBytes(UTF_8));
    scene.expectBack(topic, Stream.concat(bytes, texts).toList());
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
      got = "line \\d+ is \\[#[1-9]\\d*\\] \\[\\S+\\]: '|the numbers from",
      look = "Subscriber.java: execute|Executor|Thread",
      why = "More than one thread writes. Each line may be whole, but which comes first is "
          + "luck.")
  @Mistake(
      got = "Conversion|[Ff]ormat|\\w != java",
      look = "Log.java: format",
      why = "The subject is part of a format, and a % in it is read as one of the format's "
          + "own. Give it to the format as an argument: %s.")
  void linesNeverMixAndEachPublishersOrderStays() {
    Terminal logger = scene.loggerSlowedBy(Strace.slowDisk(log, 5), topic + ".>");
    List<String> publishers =
        Stream.of("a", "a.b", "ab", "100%d").map(name -> topic + "." + name).toList();
    IntStream.rangeClosed(1, 20)
        .forEach(n -> publishers.forEach(
            subject -> scene.publish(subject, n + " of " + values.text(n % 5 * 1_000 + 10))));
    scene.publish(topic + ".last", "no more");
    log.await("'no more'", logger);
    log.expectInOrder(publishers, 20);
  }

  @Check(
      step = 5,
      look = "Logger.java: [rR]eplyTo",
      why =
          "A sender that asks for a reply gets the number of its line in the file, in decimal, once.")
  @Mistake(
      got = "the replies are +1235, 1235",
      look = "Logger.java: replies|[rR]eplyTo",
      why = "The first was answered again with the second. A reply that was sent must be "
          + "forgotten: clear the list of those that wait.")
  @Mistake(
      got = "the replies are +1\\D235",
      look = "Logger.java: format|\\.publish\\(",
      why =
          "The reply is the right number, written for people: its digits are in groups. A program reads"
              + " it. Write digits only, as Long.toString does.")
  @Mistake(
      got = "the replies are +\\d, \\d, \\d$",
      look = "Logger.java: new Reply|promises|\\+\\+",
      why = "The replies are counted from the start of this run. The number of the line is "
          + "its place in the file, to which earlier runs have written.")
  @Mistake(
      got = "messages that the logger sent +[4-9]",
      look = "Logger.java: getReplyTo|\\.publish\\(",
      why = "The logger published something that nobody had asked for. A message that names "
          + "no subject for a reply gets none.")
  @Mistake(
      got = "it was not sent",
      look = "Logger.java: [rR]eplyTo",
      why = "A message named a subject for its reply that the logger listens to itself, and got"
          + " none. The reply comes back and is logged like any other message; it wants no reply, so"
          + " that is its end.")
  @Mistake(
      got = "still keeps some in memory",
      look = "Log.java: force",
      why = "The reply had come, and the disk did not have the line. It must be forced "
          + "before each reply, whether strace watches the program or not.")
  void replyIsTheNumberOfTheLine() {
    log.write(LogLine.write(1, topic, scene.texts(EARLIER)));
    Terminal logger = scene.logger(topic);
    scene.publish(topic, "wants no reply");
    for (int asked = 1; asked <= 3; asked++) {
      scene.asker().ask(topic, scene.texts(1));
      scene.asker().await(asked, logger);
      log.expectForced("when their replies come");
    }
    Expect.equal(
        "the replies are", "1235, 1236, 1237", String.join(", ", scene.asker().replies()));
    Expect.equal("messages that the logger sent", "3", String.valueOf(scene.published()));
    scene.asker().expectAnsweredIn(log.lines());
    scene.expectReplyToWhatItHears(topic, "1238");
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
      got = "^line 1 was written.* the disk was forced only then",
      look = "Logger.java: \\.publish\\(",
      why = "The reply left before the disk had the line. A reply is a promise that a power "
          + "cut must not break: first force, then reply.")
  @Mistake(
      got = "forced only before the line was written",
      look = "Log.java: force\\(",
      why = "The force came before the write: it took to the disk what was in the file "
          + "until then, and not this line. Write first (flush the buffer), then force.")
  @Mistake(
      got = "only something else",
      look = "Log.java: force\\(",
      why = "Another file was forced. Each file has to be forced itself.")
  @Mistake(
      got = "^line [2-5] was written",
      look = "Logger.java: replies",
      why = "This message came while the disk was at work for the one before, and was "
          + "answered when that was done. But its line was not yet part of it: take the "
          + "replies together with their lines, before the force.")
  void replyComesAfterTheForce() {
    Witness disk = Strace.works() ? Strace.slowForces(log, 200) : new Flight(log);
    Terminal logger = scene.logger(topic, disk);
    scene.asker().ask(topic, scene.texts(1));
    log.await("line 1", () -> log.count() > 0, logger);
    // While the disk works for the first.
    scene.asker().ask(topic, scene.texts(4));
    scene.asker().await(5, logger);
    // Once this has its reply, all of those before are on record.
    scene.asker().ask(topic, scene.texts(1));
    scene.asker().await(6, logger);
    IntStream.rangeClosed(1, 5)
        .forEach(n -> disk.expectForcedBeforeReply(n, scene.asker().replySubject(n)));
  }

  @Check(
      step = 5,
      look = "Log.java: force\\(",
      why =
          "A force that fails has made nothing safe: no reply may leave. Say why, and end with exit"
              + " code 1.")
  void aForceThatFailsIsNotAnswered() {
    if (Strace.works()) {
      expectNoReplyAfter(Strace.brokenForces(log));
    } else {
      expectNoReplyOnFullDisk();
    }
  }

  private void expectNoReplyAfter(Strace disk) {
    Terminal logger = scene.loggerUnlessItEnds(topic, disk);
    scene.askUnlessEnded(logger);
    if (disk.expectRefusedOrForcedWrites()) {
      Expect.equal("the replies are", "", String.join(", ", scene.asker().replies()));
      scene.expectReason(logger);
    }
  }

  private void expectNoReplyOnFullDisk() {
    Terminal logger = scene.loggerOnFullDisk(topic);
    scene
        .asker()
        .ask(topic, Stream.generate(() -> values.text(100_000)).limit(40).toList());
    scene.expectReason(logger);
    scene.asker().expectAnsweredIn(log.wholeLines());
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
      got = "characters of it are still there",
      look = "Log.java: read\\(|truncate",
      why = "Only the end of a long torn line was cut off. The file is read in pieces, and the "
          + "line began in an earlier piece than it ends: remember where the last newline was, "
          + "across all pieces.")
  @Mistake(
      got = "^line 2 is ",
      look = "Log.java: truncate|setLength|size\\(\\)",
      why = "The file had a torn line only. The new line was written over its beginning, "
          + "and the rest is still there: cut off what follows the last newline even if "
          + "there is no newline at all.")
  @Mistake(
      got = "^line 3 is \\[(?!.*\\] \\[\\w+\\]: 'new')",
      look = "Log.java: '.n'",
      why = "A newline was put behind the torn piece. That does not make a line of it: its "
          + "end is missing. Cut it off.")
  @Mistake(
      got = "line 3 is .+\\[#\\d+\\] \\[\\w+\\]: 'new'",
      look = "Log.java: [pP]osition\\(|APPEND",
      why = "The torn line is still there, and the next one was written behind it. At the "
          + "start find the end of the last whole line, and cut off what follows it.")
  void tornLineIsGoneAfterTheNextStart() {
    startBehind(2, values.number(1, 25));
    startBehind(0, values.number(60_000, 65_000));
    startBehind(3, TORN);
  }

  /** With so many whole lines, and so much of the next, up to all but its newline. */
  private void startBehind(int before, int length) {
    String whole = LogLine.write(1, topic, scene.texts(before));
    String line = LogLine.write(before + 1, topic, List.of(values.text(TORN))).strip();
    String torn = line.substring(0, length < TORN ? length : line.length());
    log.write(whole + torn);
    Terminal logger = scene.logger(topic);
    scene.publish(topic, "new");
    log.await("'new'", logger);
    log.expectStart(whole);
    log.expectCutOrCompleted(before, torn);
    logger.signal(Signal.KILL).awaitExit();
  }

  @Check(
      step = 6,
      look = "Gaps.java: Gap on",
      why = "Numbers that are left out were lost on the way. Say which, while the logger runs.")
  @Mistake(
      got = "Gap on \\[\\w+\\.(b\\]: \\d+ to 89|BB\\])",
      look = "Gaps.java: last",
      why = "The number was compared with that of another publisher. Each counts for itself.")
  @Mistake(
      got = "Gap on \\[\\w+\\.aA\\]",
      look = "Gaps.java: Map|last",
      why = "The number was compared with that of another subject, one that is spelled almost the"
          + " same. Capital and small letters make different subjects.")
  @Mistake(
      got = "\\.b\\]: 2 to 2",
      expected = "\\.a\\]: 3 to",
      look = "Gaps.java: last|isNumber",
      why =
          "Text came between two numbers, and the gap between them was not said. What is no number"
              + " does not count: it changes nothing.")
  @Mistake(
      got = "\\.[gz]\\]: |  nothing$",
      expected = "\\.f\\]: 4294967296",
      look = "Gaps.java: DIGITS|parse",
      why = "Numbers of more than nine digits did not count. Up to 18 digits do: they fit "
          + "into a long.")
  @Mistake(
      got = "\\.b\\]: 93 to ",
      look = "Gaps.java: Gap on|last",
      why = "A number that is smaller than the one before is no gap: the publisher was "
          + "started again.")
  @Mistake(
      got = "came to standard output  Gap on",
      look = "Logger.java: print",
      why = "A gap was printed to standard output. Only Connecting to belongs there, all else to"
          + " standard error: System.err.")
  void gapsAreReportedWhileItRuns() {
    Terminal logger = scene.logger(topic + ".>");
    int next = values.number(10, 49);
    scene.publishEach("a 1", "b 90", "a 2", "b 91", "a two", "a " + next, "b 92", "b 1", "b 3");
    scene.publishEach("Aa 1", "BB 5", "aA 9", "Aa 2", "BB 6", "aA 10");
    scene.publishEach("c 0", "c 2", "d 007", "d 9", "e.100%d 5", "e.100%d 7", "f 4294967295");
    scene.publishEach("f 9007199254740993", "f 9007199254740995", "g 123456789012345678");
    scene.publishEach("g 999999999999999999", "z 1", "z 3");
    logger.awaitLine("Gap on [" + topic + ".z]: 2 to 2 missing");
    String all = scene.lines(
        "Gap on [%s.%s]: %s missing",
        "a 3 to " + (next - 1),
        "b 2 to 2",
        "c 1 to 1",
        "d 8 to 8",
        "e.100%d 6 to 6",
        "f 4294967296 to 9007199254740992",
        "f 9007199254740994 to 9007199254740994",
        "g 123456789012345679 to 999999999999999998",
        "z 2 to 2");
    Expect.equal("terminal 1 says", all, Scene.said("Gap on", logger));
    scene.expectStreams(logger);
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
  @Mistake(
      got = "\\.a\\]: 7 received, [0-6] missing",
      look = "Gaps.java: missing",
      why = "When the publisher was started again, what was missing before was forgotten. "
          + "Both counts are of the whole run.")
  @Mistake(
      got = "\\.a\\]: [56] received",
      look = "Gaps.java: received|return",
      why = "A number that came twice was counted once. It is a new count, from a publisher "
          + "that was started again: it was received like any other.")
  @Mistake(
      got = "\\.words\\]: 0 received",
      look = "Gaps.java: isNumber|computeIfAbsent",
      why = "A subject on which no numbers came has a line in the summary. Count only those "
          + "that sent numbers.")
  @Mistake(
      got = "\\.b\\]: ([3-9]|\\d\\d) received",
      look = "Gaps.java: isNumber|parse",
      why = "A payload was counted that is not made of 1 to 18 digits: a number with a sign "
          + "or with a blank, for example. parseLong takes +9 and -1.")
  @Mistake(
      got = "^terminal 1 printed",
      expected = "prints no message",
      look = "Gaps.java: print|Logger.java: print",
      why = "The logger printed what a message said, one that does not count as a number. Messages"
          + " belong in the file, whatever they are.")
  @Mistake(
      got = "\\.c\\]: 2 received, ",
      look = "Gaps.java: int .*missing|missing",
      why = "The number of missing ones does not fit into an int. Count in a long.")
  void theEndSummarizesEachPublisher() {
    Terminal logger = scene.logger(topic + ".>");
    scene.publish(topic + ".b", "7", "+9", "-1", " 12", "12\n", "1.5", "", "1e3", "\u0663", "8");
    scene.publish(topic + ".b", "1000000000000000000", "x");
    scene.publish(topic + ".c", "5", "3000000005");
    scene.publish(topic + ".words", "eight", "9 lives", "");
    scene.publish(topic + ".C", "3");
    scene.publish(topic + ".a", "1", "1", "2", "6", "8", "1", "5");
    logger.awaitLine("Gap on [" + topic + ".a]: 2 to 4 missing");
    logger.signal(Signal.TERM).awaitExit(0);
    String all = scene.lines(
        "Summary of [%s.%s]: %s missing",
        "C 1 received, 0", "a 7 received, 7", "b 2 received, 0", "c 2 received, 2999999999");
    Expect.equal("terminal 1 says at its end", all, Scene.said("Summary of", logger));
    scene.expectStreams(logger);
    Scene.expectSilence(logger, List.of("1000000000000000000", "9 lives", "eight"));
  }

  @Check(
      step = 6,
      look = "Subscriber.java: drain|addShutdownHook",
      why = "Told to end, tell the server to send no more, wait for its PONG, write all that "
          + "came before that, and only then end.")
  @Mistake(
      got = "exit code 130",
      look = "Subscriber.java: Signal|addShutdownHook",
      why = "Ctrl-C ended the program where it stood. It is another signal (SIGINT) than "
          + "the one that kill sends (SIGTERM), and has to end the logger in the same way; "
          + "a shutdown hook runs for both.")
  @Mistake(
      got = "holds in line \\d+  nothing|ended with exit code 1",
      wire = "UNSUB",
      look = "Subscriber.java: drain|join|addShutdownHook",
      why = "The server was told to send no more, and all had come, but the program ended "
          + "before it was written: nobody waited for the thread that writes. drain returns "
          + "a future (get waits for it), and a thread has join.")
  @Mistake(
      got = "^\\d+ replies$",
      look = "Subscriber.java: flush|halt",
      why =
          "All lines are in the file, but not all replies came. Told to end, answer all, too: wait for"
              + " the thread that does it (drain returns a future: get waits for it), and flush what stands"
              + " in the library's queue.")
  @Mistake(
      got = "holds in line \\d+  nothing",
      wire = "MSG",
      look = "Subscriber.java: drain|addShutdownHook|halt",
      why = "The logger ended before it had written what was on its way. Tell the server to "
          + "send no more, wait for its PONG, write all that came before that, and only then "
          + "end.")
  @Mistake(
      got = "^line \\d+ was written",
      look = "Logger.java: force|commit\\(",
      why = "What came at the end was written and answered, and not forced to the disk before "
          + "that. Closing a file does not force it: a reply is a promise at the end, too.")
  @Mistake(
      got = "the summary was said before",
      look = "Subscriber.java: summary",
      why = "The summary counts lines that the disk does not have yet; if it fails now, they are "
          + "lost. First write and answer all, then say the summary.")
  @Mistake(
      got = "terminal 2 ended with exit code 0",
      look = "Subscriber.java: catch|stopp?ing",
      why = "The disk failed after the logger was told to end, and it ended as if all were well. "
          + "A line that is lost then is lost like any other: say why, and end with exit code 1.")
  void whatIsOnItsWayIsWrittenBeforeTheEnd() {
    int count = Strace.works() ? FEW : MANY;
    List<String> numbers =
        IntStream.rangeClosed(1, count).mapToObj(String::valueOf).toList();
    Strace disk = Strace.slowForces(log, 100);
    Terminal logger = scene.loggerSlowedBy(disk, topic);
    scene.askHeldBack(topic, numbers);
    scene.interruptAndLetThrough(logger);
    logger.awaitExit(0);
    log.expect(LogLine.write(1, topic, numbers));
    scene.asker().expectAll();
    String summary = "Summary of [%s]: %d received, 0 missing\n".formatted(topic, count);
    Expect.equal("terminal 1 says at its end", summary, Scene.said("Summary of", logger));
    if (Strace.works()) {
      disk.expectForcedBeforeSummary(count, scene.asker().replySubject(count));
      expectRefusalToldAtTheEnd();
    }
  }

  /** Another one, whose disk fails after it was told to end. */
  private void expectRefusalToldAtTheEnd() {
    LogFile full = scene.file("full.log");
    Strace disk = Strace.fullDisk(full);
    Terminal logger = scene.listening(topic, full, disk);
    List<String> before = scene.asker().replies();
    scene.askHeldBack(topic, scene.texts(FEW));
    scene.interruptAndLetThrough(logger);
    logger.awaitExit();
    if (disk.hasRefusedWrites()) {
      scene.expectReason(logger);
      Expect.that(
          scene.asker().replies().equals(before),
          "no reply to a message that could not be written",
          "a reply came all the same");
    }
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
  @Mistake(
      got = "that name the same subject for it",
      look = "Logger.java: Map|[rR]eplyTo",
      why =
          "Some messages name the same subject for their replies, and not each got its own. A map has"
              + " one place for each subject: keep the replies that wait in a list.")
  void aBurstSharesItsForces() {
    Witness disk = Strace.works() ? Strace.slowDisk(log, 5) : new Flight(log);
    Terminal logger = scene.logger(topic, disk);
    List<String> texts = scene.texts(BURST);
    scene.asker().ask(topic, texts.subList(0, BURST / 2));
    scene.asker().askTogether(topic, texts.subList(BURST / 2, BURST));
    scene.asker().await(BURST, logger);
    disk.expectSharedForces(BURST);
    scene.asker().expectAnsweredIn(log.lines());
    log.expect(LogLine.write(1, topic, texts));
    Scene.expectSilence(logger, texts);
  }

  @Check(
      step = 7,
      look = "Subscriber.java: sleep|poll\\(|commit\\(",
      why =
          "A message that comes alone is forced at once, with or without a reply. There is nothing"
              + " to wait for: those that come while the disk works share the next force.")
  @Mistake(
      got = "^after a burst the reply took",
      look = "Subscriber.java: sleep|poll\\(|await|schedule",
      why =
          "After messages that came together the logger waits for more of them: a message that came"
              + " alone then had to wait, too. Force at once; what comes meanwhile shares the next force.")
  @Mistake(
      expected = "^reply 5000 to 5000 messages",
      got = "; terminal 1 runs",
      look = "Subscriber.java: Options|builder\\(",
      why = "Thousands of messages came at once, and not all got their reply. Where do replies wait"
          + " until they are sent, and what happens there when that place is full?")
  @Mistake(
      got = "^the quickest reply took",
      look = "Subscriber.java: sleep|poll\\(|await|schedule",
      why = "The logger waits before it forces the disk: even the quickest message that "
          + "came alone had to. Force at once; what comes meanwhile shares the next force.")
  @Mistake(
      got = "still keeps some in memory",
      look = "Logger.java: force|isEmpty",
      why = "A message that wants no reply was written and not forced. Its line has to be "
          + "safe, too.")
  void aMessageThatComesAloneIsForcedAtOnce() {
    Terminal logger = scene.logger(topic);
    scene.expectReplies(topic, scene.texts(CROWD), logger);
    double force = log.quickestForce(ALONE);
    double reply = scene.asker().quickest(topic, ALONE, logger);
    Expect.that(
        reply < LONGEST_ALONE + 5 * force,
        "of %d messages that come alone, one is answered about as soon as it is forced (%.1f ms)"
            .formatted(ALONE, force),
        "the quickest reply took %.1f ms".formatted(reply));
    expectNoLongerAfterBursts(force, logger);
    scene.publish(topic, UNASKED);
    log.await("'" + UNASKED + "'", logger);
    log.awaitForced("a message came that " + UNASKED);
    if (!log.pagesAreSeen() && Strace.works()) {
      expectForcedUnasked();
    }
  }

  /** On a disk in memory, as in a cell, no page is ever clean: another logger is watched. */
  private void expectForcedUnasked() {
    LogFile watched = scene.file("watched.log");
    Strace disk = Strace.slowForces(watched, 1);
    Terminal logger = scene.listening(topic, watched, disk);
    scene.publish(topic, UNASKED);
    watched.await("'" + UNASKED + "'", logger);
    watched.awaitForced("a message came that " + UNASKED, () -> disk.sawForced(1, UNASKED));
  }

  /** On a busy machine both times are long. */
  private void expectNoLongerAfterBursts(double force, Terminal logger) {
    Asker.Delays delays = scene.asker().afterBursts(topic, FEW, ALONE / 2, logger);
    Expect.that(
        delays.behind() < LONGEST_ALONE + 5 * force + 2 * delays.next(),
        "a message that comes alone is answered at once, whatever came before it",
        "after a burst the reply took %.1f ms, and the next one %.1f ms"
            .formatted(delays.behind(), delays.next()));
  }
}
