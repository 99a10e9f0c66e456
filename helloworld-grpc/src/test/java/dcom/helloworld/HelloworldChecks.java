package dcom.helloworld;

import dcom.labkit.check.Answers;
import dcom.labkit.check.Check;
import dcom.labkit.check.Checks;
import dcom.labkit.check.Expect;
import dcom.labkit.check.Mistake;
import dcom.labkit.check.Values;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Subject;
import dcom.labkit.tap.Tap;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Signal;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** What must hold of a greeter and its client. */
@Checks
final class HelloworldChecks {
  /** More greetings than fit into all buffers on the way. */
  private static final int MANY = 20_000;

  /** More than fits on the way to a caller that does not read, and little enough to end in time. */
  private static final int SOME = 5_000;

  /** So long that few greetings fill all buffers on the way. */
  private static final int LONG = 100_000;

  /** More greetings of such length than fit into them, however large a library makes them. */
  private static final int FEW = 6;

  /** Longer than a limit that somebody would think long enough. */
  private static final Duration A_LONG_TIME = Duration.ofSeconds(11);

  private final Terminals terminals;
  private final Values values;
  private final Answers answers;
  private final Deadline deadline;
  private final Company company;

  HelloworldChecks(
      Terminals terminals,
      Taps taps,
      Subject subject,
      Values values,
      Answers answers,
      Events events,
      Deadline deadline) {
    this.terminals = terminals;
    this.values = values;
    this.answers = answers;
    this.deadline = deadline;
    this.company = new Company(taps, subject, events, deadline);
  }

  @AfterEach
  void sendCompanyHome() {
    company.close();
  }

  @Check(
      step = 1,
      look = "Greeter.java: sayHello",
      why = "A unary call has one request and one reply: onNext with the reply, then onCompleted."
          + " The server prints Received and the name for each call.")
  @Mistake(
      got = "CANCELLED|UNIMPLEMENTED",
      why = "The call ended without a reply. A method of the service answers with onNext and ends"
          + " the call with onCompleted; the service must be added to the server.")
  void serverGreetsWhoeverCalls() {
    Terminal server = terminals.open("server", "-p", "0");
    Caller caller = company.caller(server);
    for (String name : names()) {
      Replies.expect("Hello " + name, caller.greet(name));
      server.awaitNext("Received: ", "Received: " + name);
    }
  }

  @Check(
      step = 2,
      look = "GreeterClient.java: connect\\(",
      why = "All calls of a client share one connection.")
  @Mistake(
      got = "printed Greeting: Hello ",
      look = "GreeterClient.java: Greeting|getMessage",
      why =
          "The client made up a greeting itself. What a greeting is, only the server knows: ask for"
              + " each name, and print the message that comes back.")
  @Mistake(
      got = "printed Greeting: Who\\?",
      look = "GreeterClient.java: setName",
      why = "The server got another name than was typed.")
  @Mistake(
      expected = "prints +Greeting: ",
      got = "ended with exit code 0 before",
      look = "GreeterClient.java: for \\(",
      why = "There are fewer greetings than names were typed. A name that was typed twice is asked"
          + " for twice, each time with a call: a greeting may be another one the next time.")
  @Mistake(
      got = "^([2-9]|\\d\\d+) connections",
      look = "GreeterClient.java: connect\\(|ChannelBuilder",
      why = "A channel is made for each call. A channel is a connection to a server, and "
          + "costs much more than a call: make one, and use it for all names.")
  void clientAsksForAllNamesOverOneConnection() {
    List<String> once = names();
    List<String> names = Stream.concat(once.stream(), once.stream()).toList();
    List<String> replies = names.stream().map(any -> values.text()).toList();
    Tap tap = company.server(new Prepared(names, replies));
    Terminal client = client(tap, names.toArray(String[]::new));
    replies.forEach(reply -> client.awaitNext("Greeting: ", "Greeting: " + reply));
    client.awaitExit(0);
    expectOneConnection(tap);
  }

  @Check(
      step = 2,
      look = "GreeterClient.java: shutdown",
      why = "GOAWAY tells the server that a client leaves, and that this is no broken "
          + "connection.")
  @Mistake(
      got = "the connection broke without one",
      look = "GreeterClient.java: shutdown|awaitTermination",
      why = "The program ended with its channel open, and the connection just broke. Who "
          + "leaves says so: shutdown() on the channel sends GOAWAY, and awaitTermination() "
          + "waits until it is sent.")
  void clientClosesItsChannelBeforeItEnds() {
    Tap tap = company.server(Callee::greet);
    client(tap, values.word()).awaitExit(0);
    tap.awaitConnections(0, deadline);
    boolean said = Seen.goodbye(tap);
    Expect.that(said, "the client sends GOAWAY before it ends", "the connection broke without one");
  }

  @Check(
      step = 3,
      look = "GreeterClient.java: [dD]eadline",
      why = "A deadline travels with the call, as the time that is left: the header grpc-timeout."
          + " So the server knows it, too, and whoever the server calls.")
  @Mistake(
      expected = "second stream",
      got = "no grpc-timeout",
      look = "GreeterClient.java: newStub|newBlockingStub|withDeadlineAfter",
      why = "A stream is a call, too, and its deadline is that of the whole stream, however many"
          + " greetings come. This client told the server of none: a server that sends a greeting"
          + " now and then would be listened to for ever. withDeadlineAfter() on the stub tells both"
          + " sides.")
  @Mistake(
      got = "no grpc-timeout",
      look = "GreeterClient.java: newBlockingStub|withDeadlineAfter",
      why = "The client waits no longer than it was told, but it did not tell the server, "
          + "which works on for nobody. withDeadlineAfter() on the stub tells both.")
  @Mistake(
      got = "^grpc-timeout: (\\d{8}m|60\\d{3}S)$",
      look = "GreeterClient.java: withDeadlineAfter",
      why = "The deadline came with another unit: the client was told 60900 ms, and "
          + "grpc-timeout, which is the time that is left, says a thousand times as much. "
          + "Number and unit of withDeadlineAfter() must belong together.")
  @Mistake(
      got = "^grpc-timeout: (59[0-8]\\d*|5[0-8]\\d*)[mun]$",
      look = "GreeterClient.java: withDeadlineAfter",
      why =
          "The second call has what the first has left of its time: the deadline was made once, for"
              + " all calls. A deadline is a moment; withDeadlineAfter() is for one call, and the next"
              + " call needs another one.")
  @Mistake(
      got = "^grpc-timeout: (60S|600000*[mu]|599\\d*[mu]|59S)$",
      look = "GreeterClient.java: withDeadlineAfter|toSeconds|getSeconds",
      why = "The deadline was passed on in whole seconds: of 60900 ms, 900 are missing. Of 300 ms"
          + " nothing would be left.")
  void clientSendsItsDeadline() {
    HeldCalls calls = company.heldCalls();
    Tap tap = company.server(calls);
    Terminal client = client(tap, "--deadline", "60900ms", values.word(), values.word());
    StreamObserver<byte[]> first = calls.next(client);
    Tap streams = company.server(Callee::greet);
    Terminal reader =
        client(streams, "--stream", "--deadline", "60900ms", values.word(), values.word());
    calls.pass(Duration.ofMillis(1_200), client);
    HeldCalls.answer(values.text(), first);
    HeldCalls.answer(values.text(), calls.next(client));
    client.awaitExit(0);
    reader.awaitExit(0);
    expectWholeDeadline("call", tap);
    expectWholeDeadline("stream", streams);
  }

  @Check(
      step = 3,
      look = "GreeterClient.java: [dD]eadline",
      seconds = 30,
      why = "At its deadline a call ends with DEADLINE_EXCEEDED, whatever the server does. The"
          + " client prints the code and ends with exit code 1. Without a deadline it waits.")
  @Mistake(
      expected = "prints +Greeting: ",
      got = "ended with exit code|made no call",
      look = "GreeterClient.java: get\\(|SECONDS",
      why =
          "This client was given no deadline, and gave up all the same: it has a limit of its own."
              + " The user says with --deadline how long to wait; without it, a call waits.")
  @Mistake(
      got = "ended with exit code 0",
      look = "GreeterClient.java: System\\.exit",
      why = "Exit code 0 says that all went well, and a script goes on: end with "
          + "System.exit(1).")
  @Mistake(
      got = "terminal 3|it still runs",
      expected = "terminal 3 prints +DEADLINE",
      look = "GreeterClient.java: getState|connect\\(",
      why = "Somebody accepted the connection and said nothing, and the client waits until it is"
          + " connected before its deadline begins. The time to connect is part of the first call's"
          + " deadline: just make the call, and the channel connects.")
  @Mistake(
      got = "it still runs",
      look = "GreeterClient.java: withDeadlineAfter|newBlockingStub",
      why = "The client still waits. The deadline that it gave to the call is not the one "
          + "that it was told; look at its unit, or whether it is given at all.")
  void clientGivesUpAtItsDeadline() {
    HeldCalls calls = company.heldCalls();
    Terminal patient = client(company.server(calls), values.word());
    StreamObserver<byte[]> call = calls.next(patient);
    Tap tap = company.server((request, caller) -> {});
    Terminal client = client(tap, "--deadline", "300ms", values.word());
    Terminal unheard = client(company.mute(), "--deadline", "300ms", values.word());
    for (Terminal one : List.of(client, unheard)) {
      one.awaitLine("DEADLINE_EXCEEDED: …", Pattern.compile("DEADLINE_EXCEEDED: .*"));
      one.awaitExit(1);
    }
    calls.pass(A_LONG_TIME, patient);
    String reply = values.text();
    HeldCalls.answer(reply, call);
    patient.awaitNext("Greeting: ", "Greeting: " + reply).awaitExit(0);
  }

  @Check(
      step = 3,
      look = "Greeter.java: [cC]ancel",
      seconds = 10,
      why = "The server sees how much time is left. When its caller has given up, by a deadline or"
          + " otherwise, the call is cancelled, and work for it is work for nobody.")
  @Mistake(
      got = "\\((60000|599\\d\\d|59000) ms left\\)",
      look = "Greeter.java: timeRemaining",
      why = "What is left was counted in whole seconds. Ask for milliseconds:"
          + " timeRemaining(TimeUnit.MILLISECONDS).")
  @Mistake(
      got = "it still runs",
      wire = "RST_STREAM",
      look = "Greeter.java: runAsync|[cC]ancel|sayHello",
      why = "The server was told that the caller has given up (RST_STREAM), and works on: "
          + "work for nobody. setOnCancelHandler() is called then; end there what still "
          + "runs.")
  void serverStopsWorkingWhenItsCallerHasGivenUp() {
    String name = values.text();
    Terminal server = terminals.open("server", "-p", "0", "--delay", "60s");
    Caller caller = company.caller(server);
    Pending patient = caller.greet(name);
    server.awaitLine("Received: " + name);
    patient.cancel();
    server.awaitLine("Cancelled: " + name);
    String next = values.subject();
    Pending pending = caller.greetWithin(60_900, next);
    String line = Seen.line("Received: " + next, server);
    long left = Seen.left(next, line);
    String expected = "Received: " + next + " (<more than 60000, at most 60900> ms left)";
    Expect.that(left > 60_000 && left <= 60_900, expected, line);
    pending.cancel();
    server.awaitLine("Cancelled: " + next);
  }

  @Check(
      step = 4,
      look = "Greeter.java: onError|empty",
      why = "A request that can never succeed is refused with INVALID_ARGUMENT and a description"
          + " that says what is wrong with it. Others must not suffer.")
  @Mistake(
      got = "the call ends with  UNKNOWN",
      look = "Greeter.java: throw ",
      why = "The handler threw an exception. To a caller that is UNKNOWN, without a word: "
          + "the library does not tell strangers what went wrong inside. Use onError with a "
          + "Status.")
  void serverRefusesAnEmptyName() {
    Terminal server = terminals.open("server", "-p", "0");
    Caller caller = company.caller(server);
    String shown = Pending.shown(caller.greet("").awaitEnd());
    Expect.equal("the call ends with", "INVALID_ARGUMENT: the name is empty", shown);
    String name = values.text();
    Replies.expect("Hello " + name, caller.greet(name));
  }

  @Check(
      step = 4,
      look = "GreeterClient.java: Status",
      why = "A program that was refused says why, code and description, and ends with an exit code"
          + " that is not 0. So it does when nobody is there: UNAVAILABLE.")
  @Mistake(
      got = "no GOAWAY",
      look = "GreeterClient.java: finally|close\\(",
      why = "After an error the program ends with its channel open, and the connection just breaks."
          + " Close the channel on every way out: in finally.")
  @Mistake(
      got = "ended with exit code 0",
      look = "GreeterClient.java: System\\.exit",
      why = "Exit code 0 says that all went well, and a script goes on: end with "
          + "System.exit(1).")
  void clientPrintsCodeAndDescription() {
    Status status = Status.fromCodeValue(values.number(5, 9)).withDescription(values.text());
    Tap tap = company.server((request, caller) -> caller.onError(status.asException()));
    Terminal refused = client(tap, values.word());
    Terminal alone = terminals.open("client", "-a", "127.0.0.1:1", values.word());
    refused.awaitLine(Pending.shown(status)).awaitExit(1);
    tap.awaitConnections(0, deadline);
    Expect.that(Seen.goodbye(tap), "the client sends GOAWAY after an error, too", "no GOAWAY");
    alone.awaitLine("UNAVAILABLE: …", Pattern.compile("UNAVAILABLE: .*")).awaitExit(1);
  }

  @Check(
      step = 5,
      look = "Greetings.java: isReady|onNext",
      why = "Each stream has a window: so many bytes may be on their way, and no more until the"
          + " reader has read. onNext does not wait for that. It queues, in the server's memory;"
          + " isReady() tells when to stop, and the handler given to setOnReadyHandler when to go"
          + " on.")
  @Mistake(
      expected = "of the next stream",
      got = "it still runs",
      look = "Greetings.java: static|paused",
      why = "A stream had to wait and the server said so; of the next one that had to wait it said"
          + " nothing. Whether a stream has paused is its own affair: what is kept in a static field"
          + " is kept for all of them.")
  @Mistake(
      got = "^Completed: ",
      expected = "while most greetings are unread",
      look = "Greetings.java: isReady|Paused|pause",
      why =
          "The server said that it had paused, or did so once, and then sent all the rest at once,"
              + " into its memory: onNext does not wait. Look at isReady() before each greeting.")
  @Mistake(
      expected = "of 100 KB",
      look = "Greetings.java: isReady",
      why =
          "The server looks now and then whether more can go, and sends many greetings in between."
              + " They wait in its memory, and one may be long. Look at isReady() before each greeting.")
  @Mistake(
      got = "Completed for a caller",
      look = "Greeter.java: setOnCancelHandler|[cC]omplete",
      why =
          "The caller gave up in the middle of the stream, and the server said that it had sent all."
              + " A cancelled call has an end of another kind: nothing of it is completed.")
  @Mistake(
      got = "^Completed: ",
      look = "Greetings.java: while|for |onNext",
      why = "All greetings were sent at once, although the caller had read only one. onNext "
          + "does not wait: it queues, in the server's memory. isReady() tells when to stop, "
          + "and the handler given to setOnReadyHandler when to go on.")
  void serverSendsNoFasterThanItsCallerReads() {
    String name = values.word();
    Terminal server = terminals.open("server", "-p", "0", "--count", String.valueOf(MANY));
    Caller caller = company.caller(server);
    Pending slow = caller.greetSlowly(name);
    String line = Seen.line("(Paused|Completed): ", server);
    String paused = "Paused: " + name + " after <fewer than " + MANY + ">";
    Expect.that(Seen.pausedBefore(MANY, name, line), paused, line);
    expectUnfinished(server);
    slow.read(MANY / 4);
    slow.awaitCount(MANY / 4);
    expectUnfinished(server);
    slow.read(MANY);
    Replies.expectAll(MANY, name, slow.awaitReplies());
    server.awaitLine("Completed: " + name + " after " + MANY);
    Expect.that(Seen.count("Paused: ", server) == 1, "Paused once", "Paused several times");
    expectPausedSoon(server, caller);
  }

  @Check(
      step = 5,
      look = "Greeter.java: sayHelloStreamReply|isEmpty",
      why = "A stream has as many greetings as --count says, 10 if it says nothing. A request that"
          + " can never succeed is refused, whatever the method.")
  @Mistake(
      got = "INVALID_ARGUMENT",
      expected = "ends with OK",
      look = "Greeter.java: isBlank|strip|trim",
      why =
          "A name of blanks was refused. It is a name, and not empty: the same holds in a stream as"
              + " for one greeting.")
  @Mistake(
      got = "^Paused: ",
      look = "Greetings.java: isReady|pause",
      why = "The server said that it paused, and had nothing left to send. Look first whether all"
          + " greetings are sent, and then whether the next one has to wait.")
  void serverSendsAsManyGreetingsAsItIsTold() {
    Terminal server = terminals.open("server", "-p", "0");
    Terminal single = terminals.open("server", "-p", "0", "--count", "1");
    Caller caller = company.caller(server);
    for (String name : names()) {
      Replies.expectAll(10, name, caller.greetOften(name).awaitReplies());
      server.awaitLine("Completed: " + name + " after 10");
    }
    String shown = Pending.shown(caller.greetOften("").awaitEnd());
    Expect.equal("the stream ends with", "INVALID_ARGUMENT: the name is empty", shown);
    String name = values.text(LONG);
    Replies.expectAll(1, name, company.caller(single).greetSlowly(name).awaitReplies());
    single.awaitLine(
        "Completed: <name> after 1", Pattern.compile("Completed: " + name + " after 1"));
    boolean paused = Seen.count("Paused: ", single) > 0;
    Expect.that(!paused, "not Paused after the last greeting", "Paused: <name> after 1");
  }

  @Check(
      step = 5,
      look = "GreeterClient.java: sayHelloStreamReply",
      why = "A stream may be endless, or break. Each greeting is printed when it comes, and what"
          + " came before an error counts.")
  @Mistake(
      got = "it still runs",
      wire = "HelloReply",
      look = "GreeterClient.java: sayHelloStreamReply",
      why =
          "A greeting has come and was not printed, while the stream goes on: the client collects the"
              + " stream, and prints at its end. A stream may be endless. Print each greeting when it"
              + " comes.")
  @Mistake(
      got = "^([2-9]|\\d\\d+) connections",
      look = "GreeterClient.java: connect\\(|ChannelBuilder",
      why = "A channel is made for each stream. A channel is a connection to a server, and "
          + "costs much more than a call: make one, and use it for all names.")
  void clientPrintsGreetingsUpToAnError() {
    Status broken = Status.DATA_LOSS.withDescription(values.text());
    List<String> texts = List.of(values.text(), values.text());
    HeldCalls calls = company.heldCalls();
    Tap tap = company.server(calls);
    Terminal client = client(tap, "--stream", values.word(), values.word());
    calls.next(client).onCompleted();
    StreamObserver<byte[]> stream = calls.next(client);
    for (String text : texts) {
      stream.onNext(Hand.message(text));
      client.awaitNext("Greeting: ", "Greeting: " + text);
    }
    stream.onError(broken.asException());
    client.awaitLine(Pending.shown(broken)).awaitExit(1);
    expectOneConnection(tap);
  }

  @Check(
      step = 6,
      look = "RequestId.java: interceptCall",
      why = "Metadata travels beside the messages, as headers. An interceptor reads it for all"
          + " methods at once; the Context carries it to whatever handles the call; and the"
          + " headers of the reply carry it back.")
  @Mistake(
      got = "x-request-id:  null",
      look = "RequestId.java: interceptCall|sendHeaders",
      why = "The server knows the id and keeps it: the reply has none. What came in goes out "
          + "only if somebody puts it into the headers of the reply, in sendHeaders; they "
          + "carry it back.")
  void serverKnowsTheRequestsIdAndSendsItBack() {
    String name = values.word();
    String id = id();
    Terminal server = terminals.open("server", "-p", "0");
    Pending pending = company.caller(server).greet(Hand.message(name), Hand.id(id));
    Replies.expect("Hello " + name, pending);
    server.awaitNext("Received: ", "Received: " + name + " [" + id + "]");
    String returned = String.valueOf(pending.headers().get(Hand.ID));
    Expect.equal("the reply has x-request-id:", id, returned);
  }

  @Check(
      step = 6,
      look = "RequestId.java: static",
      why =
          "A server works on many calls at once. An id belongs to one of them: the Context carries it"
              + " to whatever handles that call. What is kept in a static field belongs to all.")
  @Mistake(
      got = "^Cancelled: ",
      look = "Greeter.java: addListener|Cancelled",
      why =
          "The caller was patient and got its greeting, and the server said that it had given up. A"
              + " Context is cancelled at the end of every call, however it ends; a handler given to"
              + " setOnCancelHandler is called only when the caller gives up.")
  void idsOfCallsThatOverlapDoNotMix() {
    Terminal server = terminals.open("server", "-p", "0", "--delay", "700ms");
    Caller caller = company.caller(server);
    Pending bare = caller.greet("nobody");
    List<String> ids = Stream.generate(values::subject).limit(40).toList();
    List<Pending> calls = ids.stream()
        .map(id -> caller.greet(Hand.message("name " + id), Hand.id(id)))
        .toList();
    Replies.expect("Hello nobody", bare);
    String none = String.valueOf(bare.headers().get(Hand.ID));
    Expect.equal("the reply to a call without an id has x-request-id:", "null", none);
    for (int i = 0; i < ids.size(); i++) {
      Replies.expect("Hello name " + ids.get(i), calls.get(i));
      String returned = String.valueOf(calls.get(i).headers().get(Hand.ID));
      Expect.equal("the reply has x-request-id:", ids.get(i), returned);
      String line = "Received: name " + ids.get(i) + " [" + ids.get(i) + "]";
      Expect.that(Seen.said(line, server), "terminal 1 printed " + line, "it printed another id");
    }
    server.awaitIdle();
    boolean cancelled = Seen.count("Cancelled: ", server) > 0;
    Expect.that(!cancelled, "not Cancelled when it was answered", "Cancelled: name …");
  }

  @Check(
      step = 6,
      look = "RequestId.java: onHeaders",
      why = "--id is sent as the header x-request-id, with each call. What the client prints is"
          + " the id that came back: it proves that the server, and all who stand between, passed"
          + " it on.")
  @Mistake(
      got = "printed Greeting: Hello nobody \\[.+-returned\\]$",
      look = "RequestId.java: returned =|onHeaders",
      why =
          "No id came back with this reply, and the client printed that of the reply before. What it"
              + " keeps of one call must not outlive it.")
  @Mistake(
      got = "printed Greeting: Hello \\w+ \\[.+(?<!-returned)\\]$",
      look = "RequestId.java: returned =|onHeaders",
      why = "The client printed the id that it had sent. Print the one that came back, in "
          + "the headers of the reply: it proves that the server, and all who stand between, "
          + "passed it on.")
  void clientSendsAnIdAndPrintsTheOneThatCameBack() {
    String name = values.word();
    String id = id();
    Tap tap = company.server(Callee::greet);
    Terminal client = client(tap, "--id", id, name, "nobody");
    String back = id + Callee.RETURNED;
    client.awaitNext("Greeting: ", "Greeting: Hello " + name + " [" + back + "]");
    client.awaitNext("Greeting: ", "Greeting: Hello nobody").awaitExit(0);
    String sent = String.join(", ", Seen.headers("x-request-id", tap));
    Expect.equal("the calls have x-request-id:", id + ", " + id, sent);
  }

  @Check(
      step = 7,
      look = "GreeterServer.java: shutdown",
      why = "Told to end, a server takes no new calls, lets those end that run, and then ends"
          + " itself. shutdown() begins that and does not wait; awaitTermination() waits.")
  @Mistake(
      got = "CANCELLED|shutdownNow",
      look = "GreeterServer.java: shutdownNow",
      why = "The server cancelled the call that ran: shutdownNow() does so. shutdown() lets "
          + "those end that run, and takes no new ones.")
  @Mistake(
      got = "a new call ends with +OK",
      look = "GreeterServer.java: awaitTermination",
      why = "New calls are served as before: nothing told the server to stop. awaitTermination() "
          + "only waits until it has stopped; shutdown() begins it.")
  @Mistake(
      got = "call ended with UNAVAILABLE: (?!the server)",
      look = "Greetings.java: UNAVAILABLE",
      why = "The server itself broke off a stream that ran, with a status and words of its own. A"
          + " stream that is under way is a call that runs: it may end, within 5 seconds.")
  @Mistake(
      got = "UNAVAILABLE",
      look = "GreeterServer.java: shutdown\\(\\)",
      why = "The process ended while a call ran. shutdown() begins to stop, and does not "
          + "wait; awaitTermination() waits. A shutdown hook must not return before that.")
  void runningCallsEndAndNewOnesAreRefusedWhenTheServerStops() {
    String name = values.word();
    Terminal server = terminals.open("server", "-p", "0", "--count", String.valueOf(SOME));
    Tap tap = company.tap(server);
    Pending running = company.caller(tap).greetSlowly(name);
    server.awaitLine("Received: " + name);
    server.signal(Signal.TERM).awaitLine("Stopping");
    Status.Code late = company.directCaller(server).firstRefusal(name).getCode();
    Expect.equal("a new call ends with", Status.Code.UNAVAILABLE.name(), late.name());
    running.read(SOME);
    // A server closes behind its last frame. What the caller still says is then answered with a
    // reset, which may overtake frames on their last bit of way: they count when they pass the tap.
    if (running.awaitEnd().isOk() || !Seen.endedWell(tap)) {
      Replies.expectAll(SOME, name, running.awaitReplies());
    }
    server.awaitLine("Stopped").awaitExit();
  }

  @Check(
      step = 7,
      look = "GreeterServer.java: awaitTermination",
      why =
          "A call can take for ever, and who stops a server wants it to end. Calls that run get some"
              + " time, five seconds here, and no more.")
  @Mistake(
      expected = "Stopping",
      got = "ended with exit code 130",
      look = "GreeterServer.java: Signal|addShutdownHook",
      why =
          "Somebody typed Ctrl-C, which sends SIGINT, and the process ended at once, without a word. A"
              + " handler for SIGTERM is not called then; a shutdown hook is called at both.")
  void serverEndsThoughACallDoesNot() {
    Terminal server = terminals.open("server", "-p", "0", "--delay", "60s");
    company.caller(server).greet(values.word());
    server.awaitLine("Received: …", Pattern.compile("Received: .*"));
    server.signal(Signal.INT).awaitLine("Stopping").awaitLine("Stopped").awaitExit();
  }

  @Check(
      step = 8,
      look = "GreeterServer.java: health|Health",
      why = "Health and reflection are services like others, with names that everybody knows."
          + " Health is asked for a service by its full name, with its package; reflection lists"
          + " them.")
  @Mistake(
      got = "UNIMPLEMENTED.*[wW]atch",
      look = "GreeterServer.java: [hH]ealth",
      why = "The health service has two methods, Check and Watch, and this one has only the first."
          + " HealthStatusManager has the whole service.")
  @Mistake(
      expected = "who watches",
      look = "GreeterServer.java: watch",
      why =
          "To those who watch, the server said how it is, once, and then ended the call. They want"
              + " to hear of each change: the call stays open until they end it. HealthStatusManager has"
              + " the whole service.")
  @Mistake(
      got = "NOT_FOUND",
      look = "GreeterServer.java: setStatus",
      why = "The health service does not know this name: setStatus() tells it, with the "
          + "service's full name, helloworld.Greeter.")
  @Mistake(
      got = "UNIMPLEMENTED.*[rR]eflection",
      look = "GreeterServer.java: addService",
      why = "The server has no reflection service, so a generic client cannot ask what it "
          + "offers: reflection lists them. Add ProtoReflectionServiceV1.")
  void genericClientFindsAHealthyGreeter() {
    Terminal server = terminals.open("server", "-p", "0", "--explore");
    Explorer explorer = company.explorer(server);
    Expect.equal("health of the greeter:", "SERVING", explorer.health(Hand.SERVICE));
    Expect.equal("to watch its health gives", "SERVING", explorer.watch(Hand.SERVICE));
    String services = explorer.services();
    Expect.that(services.contains(Hand.SERVICE), "a list with " + Hand.SERVICE, services);
    server.awaitIdle();
    explorer.health(Hand.SERVICE); // what the server had sent before has come, too
    Expect.equal("who watches", "still watches", explorer.watching());
  }

  @Check(
      step = 9,
      look = "answers.yaml: next-server-gets",
      why = "The experiment decides. On the wire a field is its number and its bytes. A reader"
          + " keeps fields whose numbers it does not know, and writes them again when the message"
          + " goes on; a number that it does know means to it what its own .proto says.")
  @Mistake(
      got = "a request without field 2",
      look = "Greeter.java: newBuilder|sayHello",
      why = "The request was made anew from the fields that the program knows. Pass the "
          + "message itself on: it carries what you do not know.")
  @Mistake(
      got = "next-server-gets: both\\nnewer-client-gets: both",
      expected = "gets: (name|message)-only",
      look = "answers.yaml: next-server-gets",
      why = "You predicted that a field is lost on its way through a program that does not "
          + "know it. The experiment decides: a reader keeps fields whose numbers it does "
          + "not know, and writes them again when the message goes on.")
  @Mistake(
      got = "name-sent-as-field-2: refused",
      expected = "name-sent-as-field-2: greeted",
      look = "answers.yaml: name-sent-as-field-2",
      why = "You predicted that a field is known by its name. The experiment decides: on the "
          + "wire it is its number; a number that the server does not know is no name to it.")
  void predictionAgreesWithWhatBecomesOfUnknownFields() {
    Prediction predicted = Prediction.of(answers);
    Heard next = Newcomer.nextServer();
    String address = "127.0.0.1:" + company.server(next).port();
    Terminal server = terminals.open("server", "-p", "0", "--next", address);
    Newcomer newcomer = new Newcomer(company.caller(server));
    predicted.expect(newcomer.ask(values.word(), next));
  }

  /** Of long greetings few wait; and when their caller gives up, nothing is completed. */
  private void expectPausedSoon(Terminal server, Caller caller) {
    String name = values.text(LONG);
    Pending unread = caller.greetSlowly(name);
    Pattern first = Pattern.compile("(Paused|Completed): " + name + ".*");
    String line = Seen.line("(Paused|Completed): <name of the next stream>…", first, server);
    String after = line.replace(name, "<name>");
    String expected = "Paused: <name> after <fewer than " + FEW + "> greetings of 100 KB";
    Expect.that(Seen.pausedBefore(FEW, name, line), expected, after);
    unread.cancel();
    Replies.expect("Hello after that", caller.greet("after that"));
    server.awaitIdle();
    boolean completed = Seen.count("Completed: " + name, server) > 0;
    Expect.that(
        !completed,
        "no more lines for a caller that gave up",
        "Completed for a caller that gave up");
  }

  /** A server that has nothing to do has not sent a stream whose caller has read little of it. */
  private static void expectUnfinished(Terminal server) {
    server.awaitIdle();
    boolean completed = Seen.count("Completed: ", server) > 0;
    Expect.that(!completed, "not Completed while most greetings are unread", "Completed: …");
  }

  /** A client that was told to wait 60.9 s for each call has told the server so, of the second one. */
  private static void expectWholeDeadline(String call, Tap tap) {
    List<String> timeouts = Seen.headers("grpc-timeout", tap);
    String second = timeouts.size() < 2 ? "no grpc-timeout" : "grpc-timeout: " + timeouts.get(1);
    Expect.that(
        timeouts.size() == 2 && Seen.within(timeouts.get(1), 60_000, 60_900),
        "the second " + call + " has a grpc-timeout of more than 60 s, and at most 60.9 s",
        second);
  }

  /** All that clients behind this tap called went over one connection. */
  private static void expectOneConnection(Tap tap) {
    int connections = Seen.connections(tap);
    Expect.that(connections == 1, "1 connection for all calls", connections + " connections");
  }

  /** An id with what formats and quotes treat in their own way. */
  private String id() {
    return values.subject() + " 100%d \"[7]\" %s \\n";
  }

  /** Names that are hard to hand on; none is empty, one is blank. */
  private List<String> names() {
    Stream<String> awkward = values.awkward().stream().filter(name -> !name.isEmpty());
    return Stream.concat(Stream.of("   "), awkward).toList();
  }

  private Terminal client(Tap tap, String... words) {
    Stream<String> all =
        Stream.concat(Stream.of("-a", "127.0.0.1:" + tap.port()), Stream.of(words));
    return terminals.open("client", all.toArray(String[]::new));
  }
}
