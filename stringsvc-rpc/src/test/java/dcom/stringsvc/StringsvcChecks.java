package dcom.stringsvc;

import static dcom.stringsvc.Lines.asynchronous;
import static dcom.stringsvc.Lines.expectError;
import static dcom.stringsvc.Lines.noAnswer;
import static dcom.stringsvc.Lines.synchronous;
import static dcom.stringsvc.Lines.upper;

import dcom.labkit.check.Answers;
import dcom.labkit.check.Check;
import dcom.labkit.check.Checks;
import dcom.labkit.check.Expect;
import dcom.labkit.check.Mistake;
import dcom.labkit.check.Values;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import dcom.stringsvc.OtherServer.Call;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.rmi.RemoteException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What must hold of a server and a client that talk by Java RMI. */
@Checks
final class StringsvcChecks {
  private static final String NOT_BOUND =
      "There is a registry, and nothing is bound in it. Exporting an object makes it "
          + "ready to be called; only rebind(\"Upper\", stub) lets clients find it.";

  private static final String NO_CALL =
      "No asynchronous call came. The results of the synchronous calls are no answers to these.";

  private static final String ONE_CALL =
      "One call was made, and the next waits for its result. First start all of them, "
          + "each in a thread of its own; only then wait for the results.";

  private static final String FEW_THREADS =
      "Some calls are in flight, and the others wait for a thread. The pool has fewer "
          + "threads than there are names: Executors.newCachedThreadPool() makes as many as "
          + "are needed.";

  private static final String AS_THEY_COME =
      "The results stand as they came. Results come in any order: the last call may be "
          + "answered first. Keep the calls in a list in the order of asking, and wait for "
          + "one after the other.";

  private static final String TRACE =
      "A stack trace is for who wrote the program, not for who uses it. Print the "
          + "exception's message.";

  /** So many characters of a reply take minutes where replies trickle. */
  private static final int LONG = 50_000;

  private final Terminals terminals;
  private final Cast cast;
  private final Values values;
  private final Answers answers;

  StringsvcChecks(
      Terminals terminals,
      Taps taps,
      Values values,
      Answers answers,
      Events events,
      Deadline deadline) {
    this.terminals = terminals;
    this.cast = new Cast(terminals, taps, values, events, deadline);
    this.values = values;
    this.answers = answers;
  }

  @Check(
      step = 1,
      look = "Server.java: [rR]egistry",
      why = "A client knows a host, a port and a name, and nothing else. It asks the registry there"
          + " for the name and gets a stub, which knows where the object is.")
  @Mistake(got = "it knows no name", look = "Server.java: createRegistry", why = NOT_BOUND)
  @Mistake(
      got = "^it let somebody in",
      look = "Server.java: ServerSocket|createRegistry",
      why =
          "The server says that it listens on 127.0.0.1, and it listens on all addresses of the machine:"
              + " strangers reach it, too. The socket that listen() opens is for 127.0.0.1 only; registry and"
              + " object must use that one.")
  @Mistake(
      got = "it knows only",
      look = "Server.java: bind\\(",
      why =
          "Something is bound, but by another name. Both sides must use the same one: " + "Upper.")
  void serverBindsUpperInItsRegistry() throws RemoteException {
    String name = values.word();
    OtherClient other = cast.caller(cast.server());
    other.expectResult(name, upper(name));
    other.expectNobodyElsewhere();
  }

  @Check(
      step = 1,
      look = "Server.java: exportObject",
      why = "A client that comes later, too, finds the object: the garbage collector must "
          + "not take it.")
  @Mistake(got = "it knows no name", look = "Server.java: createRegistry", why = NOT_BOUND)
  @Mistake(
      got = "ended with exit code 0|NoSuchObjectException",
      look = "Server.java: exportObject",
      why = "RMI holds exported objects weakly, and a bound stub does not hold its object. "
          + "If nothing else does, the garbage collector takes it, and the program ends, "
          + "since nothing is exported any more. Keep it, in a static field for example.")
  void objectIsStillThereAfterTheGarbageCollector() throws RemoteException {
    String name = values.word();
    Terminal server = cast.server();
    OtherClient later = cast.caller(server);
    cast.collectGarbage(server);
    later.expectResult(name, upper(name));
  }

  @Check(
      step = 1,
      look = "Uppercase.java: uppercase\\(Args",
      why =
          "RMI calls the one object in many threads at the same time. What a call works with belongs"
              + " into its parameters and local variables; a field is shared by all calls.")
  @Mistake(
      got = "BB  \\w+AA$",
      look = "Uppercase.java: hashCode|Map",
      why =
          "The answer to another name came, one with the same hash code. A hash code says where to"
              + " look, not what a name is: remember results by the name itself, or not at all.")
  void manyClientsAtOnceEachGetTheirOwnAnswer() throws RemoteException {
    List<String> names = new ArrayList<>(cast.names(6));
    String word = values.word();
    names.addAll(List.of(word + "Aa", word + "BB")); // two names with one hash code
    OtherClient others = cast.caller(cast.slowServer());
    names.forEach(name -> others.expectResult(name, upper(name)));
    others.expectOwnResults(8, 400, names);
  }

  @Check(
      step = 2,
      look = "Client.java: Synchronous",
      why = "The client sends each name in an Args and prints what comes back in the Result. What"
          + " it is, only the server knows.")
  @Mistake(
      got = "Synchronous Call to Upper: (.*\\w.*)=(?iu:\\1)$",
      look = "Client.java: Synchronous|toUpperCase",
      why = "The client called, and then printed what it had made of the name itself. What "
          + "the result is, only the server knows: print what stands in the Result.")
  @Mistake(
      got = "its last line was upper error",
      look = "Client.java: isBlank|isEmpty|BadName",
      why =
          "The client refused a name without a call. What is a good name, the service decides, and only"
              + " the service: ask it.")
  @Mistake(
      got = "called for the next name",
      look = "Client.java: Synchronous|Map",
      why =
          "A name that came before was not sent again: its first answer was printed once more. Make a"
              + " call for each name; the server may have another answer now.")
  @Mistake(
      got = "calls with the name",
      look = "Client.java: new Args",
      why = "Send each name as it was typed, with its blanks and signs. What is a good name, the"
          + " service decides.")
  void clientPrintsWhatTheServerAnswers() throws IOException {
    List<String> names = new ArrayList<>(cast.awkwardNames());
    names.add(0, names.get(0)); // the same name again, and another answer
    try (OtherServer server = cast.otherServer()) {
      Terminal client = cast.client(server, names);
      for (String name : names) {
        String text = values.text() + " – größer, 100 %s, 你好";
        server.nextCall(name, client).answer(text);
        client.awaitNext("Synchronous", synchronous(name, text));
      }
    }
  }

  @Check(
      step = 2,
      look = "Client.java: Synchronous",
      why = "The next call was made before the one before it was answered. A synchronous call is"
          + " over before the next one begins.")
  void clientWaitsForEachAnswerBeforeTheNextCall() throws IOException {
    List<String> names = cast.names(2);
    try (OtherServer server = cast.otherServer()) {
      Terminal client = cast.client(server, names);
      Call first = server.nextCall(client);
      server.expectNoOtherCall("the first is answered", client);
      first.answer(upper(first.name()));
      server.nextCall(names.get(1), client);
    }
  }

  @Check(
      step = 2,
      look = "Client.java: lookup",
      why = "Client and server are two programs. What they have in common is the interface and the"
          + " classes of what passes, with the same names and the same serialVersionUID.")
  void clientAndServerUnderstandEachOther() {
    String name = values.word();
    Terminal server = cast.server();
    Terminal client = terminals.open("client", "-a", OtherClient.address(server), name);
    client.awaitNext("Synchronous", synchronous(name, upper(name)));
  }

  @Check(
      step = 3,
      look = "Client.java: Asynchronous",
      seconds = 12,
      why = "An asynchronous call does not wait for the one before it: all of them are on their way"
          + " before the first result is there. In RMI each call keeps a thread waiting, so there"
          + " must be as many threads as names.")
  @Mistake(
      got = "in flight  0 calls; it ended with exit code 0",
      look = "Client.java: asynchronous",
      why = NO_CALL)
  @Mistake(
      got = "in flight  1 call;",
      look = "Client.java: [fF]uture|submit|supplyAsync",
      why = ONE_CALL)
  @Mistake(
      got = "in flight  \\d+ calls;",
      look = "Client.java: Executors|ThreadPool",
      why = FEW_THREADS)
  @Mistake(
      got = "ended with exit code 0 before that",
      look = "Client.java: Map|Asynchronous",
      why =
          "A name that was given twice was printed once. Each call has a line of its own, also two"
              + " calls with the same name: keep the calls in a list, not in a map by name.")
  void asynchronousCallsAreInFlightTogether() throws IOException {
    List<String> names = new ArrayList<>(cast.names(values.number(100, 130)));
    names.add(names.get(0)); // two calls with one name are two calls
    try (OtherServer server = cast.otherServer()) {
      Terminal client = cast.client(server, names);
      server.answerEach(names, client);
      server.nextCalls(names.size(), client).forEach(call -> call.answer(upper(call.name())));
      names.forEach(name -> client.awaitNext("Asynchronous", asynchronous(name, upper(name))));
    }
  }

  @Check(
      step = 3,
      look = "Client.java: Asynchronous",
      seconds = 12,
      why =
          "Results come in any order: the last call may be answered first. Who asked wants them in"
              + " the order of asking. Keep the calls in a list, and wait for one after the other.")
  @Mistake(
      got = "in flight  1 call;",
      look = "Client.java: [fF]uture|submit|supplyAsync",
      why = ONE_CALL)
  @Mistake(
      got = "in flight  \\d+ calls;",
      look = "Client.java: Executors|ThreadPool",
      why = FEW_THREADS)
  @Mistake(
      got = "printed Asynchronous Call to Upper: (\\w+)=(?i:\\1)!$",
      look = "Client.java: Asynchronous",
      why = AS_THEY_COME)
  @Mistake(
      got = "printed Asynchronous Call to Upper: (\\w+)=(?i:\\1)$",
      expected = "!$",
      look = "Client.java: Asynchronous",
      why =
          "The answer of the synchronous call was printed once more. The asynchronous call with that"
              + " name had another answer: print what its own Result holds.")
  void resultsStandInTheOrderAsked() throws IOException {
    List<String> names = cast.names(values.number(4, 6));
    try (OtherServer server = cast.otherServer()) {
      Terminal client = cast.client(server, names);
      server.answerEach(names, client);
      List<Call> calls = new ArrayList<>(server.nextCalls(names.size(), client));
      calls.sort((one, other) -> names.indexOf(other.name()) - names.indexOf(one.name()));
      calls.forEach(call -> server.answerAndSee(call, upper(call.name()) + "!"));
      names.forEach(
          name -> client.awaitNext("Asynchronous", asynchronous(name, upper(name) + "!")));
    }
  }

  @Check(
      step = 3,
      look = "Client.java: exit|shutdown",
      seconds = 12,
      why =
          "A program ends when none of its threads is left that is not a daemon, and the threads of a"
              + " pool stay to wait for more work. Shut the pool down, or end with System.exit(0).")
  void clientEndsWhenAllIsPrinted() throws IOException {
    List<String> names = cast.names(2);
    try (OtherServer server = cast.otherServer()) {
      Terminal client = cast.client(server, names);
      server.answerEach(names, client);
      server.nextCalls(names.size(), client).forEach(call -> call.answer(upper(call.name())));
      client.awaitExit(0);
    }
  }

  @Check(
      step = 4,
      look = "Server.java: listen error|catch",
      why = "Only one program can listen on a port. The second one must say so and end with an exit"
          + " code that is not 0.")
  void serverSaysThatItsPortIsInUse() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(other.getLocalPort());
      Terminal server = terminals.open("server", "-p", port);
      server.awaitLine("listen error: port " + port + " is in use").awaitExit(1);
    }
  }

  @Check(
      step = 4,
      look = "Uppercase.java: uppercase\\(Args",
      why =
          "BadName is declared in the interface, so RMI carries it to the client as it is, with its"
              + " message. The message is for the person who gave the name.")
  @Mistake(
      got = "its message is",
      look = "Uppercase.java: new BadName",
      why = "The message is not one line. A name may be a line break, and a message that repeats it"
          + " has two lines then.")
  @Mistake(
      got = "it got  the result",
      look = "Uppercase.java: uppercase\\(Args",
      why = "The server answers a call that makes no sense. Whoever made the mistake never "
          + "hears of it: throw a BadName.")
  @Mistake(
      got = "it got  \\w*(Exception|Error): ",
      look = "Uppercase.java: throw new|uppercase\\(Args",
      why = "Another exception than BadName came. The interface does not declare it, so a "
          + "client cannot tell a bad name from a broken server.")
  void serverRefusesANameWithoutLetters() throws RemoteException {
    String name = values.word();
    OtherClient other = cast.caller(cast.server());
    List.of("", "  ", "\n", "\t \u2003").forEach(other::expectRefusal);
    other.expectResult(name, upper(name));
  }

  @Check(
      step = 4,
      look = "Client.java: upper error|catch",
      why = "The service's own message is what the user must read, behind 'upper error: ', in one"
          + " line, and the exit code is 1.")
  @Mistake(got = "^\\s+at ", look = "Client.java: printStackTrace|catch", why = TRACE)
  void clientShowsWhatTheServiceSays() throws IOException {
    String message = "no '100 %s', " + values.text();
    try (OtherServer server = cast.otherServer()) {
      Terminal client = cast.client(server, cast.names(1));
      server.nextCall(client).refuse(message);
      expectError(client, "upper error: " + message);
    }
  }

  @Check(
      step = 4,
      look = "Client.java: upper error|catch",
      why = "An asynchronous call fails like any other. Its exception waits in the Future; get()"
          + " throws an ExecutionException, and the cause of that is the exception of the call.")
  @Mistake(got = "^\\s+at ", look = "Client.java: printStackTrace|catch", why = TRACE)
  @Mistake(
      got = "dcom\\.stringsvc\\.BadName: ",
      look = "Client.java: \\.get\\(|\\.join\\(",
      why = "Future.get() wraps the call's exception in one of its own, whose message begins "
          + "with the class name. The service's exception is its cause.")
  void clientShowsWhatTheServiceSaysOfAnAsynchronousCall() throws IOException {
    String message = "no " + values.text();
    List<String> names = cast.names(2);
    try (OtherServer server = cast.otherServer()) {
      Terminal client = cast.client(server, names);
      server.answerEach(names, client);
      server.nextCalls(2, client).forEach(call -> call.refuse(message));
      expectError(client, "upper error: " + message);
    }
  }

  @Check(
      step = 4,
      look = "Client.java: dialing: no server|catch",
      why = "Nobody listens at this address. The user must read so, in words of ours, and a script"
          + " must see the exit code 1.")
  @Mistake(got = "^\\s+at ", look = "Client.java: printStackTrace|catch", why = TRACE)
  @Mistake(
      got = "nested exception",
      look = "Client.java: catch",
      why = "These are RMI's words, in several lines. Catch its ConnectException, and say in "
          + "one line where no server is.")
  @Mistake(
      got = "ended with exit code 0",
      look = "Client.java: System\\.exit",
      why = "Exit code 0 says that all went well. After an error a script would go on as if "
          + "it had its result: end with System.exit(1).")
  void clientSaysThatNoServerIsThere() throws IOException {
    try (OtherServer server = cast.emptyServer()) {
      server.tap().refuse();
      expectError(cast.client(server, cast.names(1)), "dialing: no server at " + server.address());
    }
  }

  @Check(
      step = 4,
      look = "Client.java: getRegistry",
      why = "-a names a host and a port, and both count: at another address of this machine nobody"
          + " listens.")
  void clientCallsTheHostThatItIsGiven() throws IOException {
    cast.assumeTwoAddresses();
    try (OtherServer server = cast.otherServer()) {
      String elsewhere = "127.0.0.2:" + server.tap().port();
      Terminal client = terminals.open("client", "-a", elsewhere, values.word());
      expectError(client, "dialing: no server at " + elsewhere);
    }
  }

  @Check(
      step = 4,
      look = "Client.java: dialing: no Upper|catch",
      why = "A registry can be there without knowing the name: another program may listen on that"
          + " port. It throws NotBoundException, which is no RemoteException.")
  @Mistake(got = "^\\s+at ", look = "Client.java: printStackTrace|catch", why = TRACE)
  void clientSaysThatTheRegistryDoesNotKnowUpper() throws IOException {
    try (OtherServer server = cast.emptyServer()) {
      expectError(cast.client(server, cast.names(1)), "dialing: no Upper at " + server.address());
    }
  }

  @Check(
      step = 4,
      look = "Client.java: connection lost|catch",
      why = "A server can die in the middle of a call. RMI sees the connection end and throws an"
          + " UnmarshalException: there was no reply to read.")
  @Mistake(got = "^\\s+at ", look = "Client.java: printStackTrace|catch", why = TRACE)
  @Mistake(
      got = "nested exception",
      look = "Client.java: catch",
      why = "These are RMI's words, in several lines. The user wants to know that the "
          + "connection was lost, not where in RMI that was noticed.")
  @Mistake(
      got = "made a call for",
      look = "Client.java: UnmarshalException|catch",
      why = "The client called again when its connection broke. The server may have done the "
          + "work before; who calls again may have it done twice.")
  void clientSaysThatTheConnectionIsLost() throws IOException {
    try (OtherServer server = cast.otherServer()) {
      Terminal client = cast.client(server, cast.names(1));
      server.nextCall(client);
      server.tap().cut();
      server.expectNoOtherCall("it says that the connection is lost", client);
      expectError(client, "upper error: connection lost");
    }
  }

  @Check(
      step = 4,
      look = "Client.java: connection lost|catch",
      why = "A machine that is started anew knows nothing of its old connections, and resets them."
          + " The client reads no end of the stream then, but an error; for its user the connection"
          + " is lost all the same, and a call that was under way may have been done.")
  @Mistake(
      got = "made a call for",
      look = "Client.java: UnmarshalException|catch",
      why = "The client called again when its connection broke. The server may have done the "
          + "work before; who calls again may have it done twice.")
  void clientSaysThatAnAsynchronousCallIsLostWhenTheConnectionIsReset() throws IOException {
    List<String> names = cast.names(3);
    try (OtherServer server = cast.otherServer()) {
      Terminal client = cast.client(server, names);
      server.answerEach(names, client);
      server.nextCalls(names.size(), client);
      server.reset();
      server.expectNoOtherCall("it says that the connection is lost", client);
      expectError(client, "upper error: connection lost");
    }
  }

  @Check(
      step = 4,
      look = "Client.java: connection lost|lookup",
      why =
          "The lookup is a call, too: its connection can end before the reply comes, and it is not"
              + " made again.")
  @Mistake(
      got = "^2 lookups",
      look = "Client.java: lookup",
      why = "The lookup was made again when its connection broke. It is a call like any other.")
  void clientSaysThatTheLookupIsLost() throws IOException {
    try (OtherServer server = cast.otherServer()) {
      Terminal client = cast.client(server, cast.names(1));
      server.loseTheLookup();
      server.awaitCallOrEnd(client);
      int lookups = server.lookups();
      Expect.that(lookups == 1, "one lookup", lookups + " lookups");
      expectError(client, "upper error: connection lost");
    }
  }

  @Check(
      step = 4,
      look = "Client.java: no answer within|\\.get\\(",
      seconds = 10,
      why =
          "A server that does not answer looks like one that takes long. RMI itself waits for ever,"
              + " so the client must say how long it is willing to wait: Future.get(time, unit).")
  @Mistake(got = "^\\s+at ", look = "Client.java: printStackTrace|catch", why = TRACE)
  @Mistake(
      got = "little by little",
      look = "Client.java: [tT]imeout",
      why =
          "The limit is one for each read of the socket (SO_TIMEOUT, RMI's responseTimeout), and it"
              + " begins anew with each piece of the reply. The whole call has this time, from its start to"
              + " the end of its reply.")
  @Mistake(
      got = "it still runs",
      look = "Client.java: \\.get\\(\\)|\\.join\\(\\)|uppercase\\(",
      why = "The client waits longer than -t says, or without a limit. RMI itself waits for ever:"
          + " Future.get(time, unit) ends a wait. The time is what -t says, and -t is in"
          + " milliseconds.")
  void clientWaitsNoLongerThanItIsTold() throws IOException {
    List<String> name = cast.names(1);
    try (OtherServer server = cast.otherServer();
        OtherServer drop = cast.otherServer()) {
      Terminal patient = cast.client(server, name);
      Call late = server.nextCall(patient);
      LimitedCall limited = cast.limitedCall(server, values.number(600, 900), name);
      LimitedCall trickle = cast.limitedCall(drop, values.number(600, 900), name);
      drop.trickle();
      trickle.answer(values.text(LONG));
      limited.expectEndSoon("still waits for its call");
      trickle.expectEndSoon("still reads the reply, which comes little by little,");
      late.answer(upper(name.get(0)));
      patient.awaitNext("Synchronous", synchronous(name.get(0), upper(name.get(0))));
    }
  }

  @Check(
      step = 4,
      look = "Client.java: no answer within|\\.get\\(",
      why = "-t says how long one call may take. Each call has that time for itself, from its own"
          + " start: what the calls before it took does not count, nor does a wait for another.")
  @Mistake(
      got = "its last line was upper error: no answer within",
      expected = "Synchronous Call",
      look = "Client.java: no answer within|\\.get\\(",
      why = "The time ran out for all calls together. None of them had taken as long as -t allows:"
          + " each call has that time for itself, from its own start.")
  @Mistake(
      got = "it ended, but later",
      look = "Client.java: \\.get\\(",
      why = "The wait for each result was as long as -t allows, and it began only when the wait"
          + " before it was over. The time of a call counts from its own start: all of these calls"
          + " began together.")
  @Mistake(
      got = "it got no answer, and still runs",
      look = "Client.java: \\.get\\(\\)|\\.join\\(\\)",
      why = "The asynchronous calls are waited for without a limit. They need one like any other"
          + " call: Future.get(time, unit).")
  void eachCallHasItsOwnTime() throws IOException {
    List<String> names = cast.names(4);
    try (OtherServer server = cast.otherServer()) {
      LimitedCall limited = cast.limitedCall(server, values.number(1_900, 2_200), names);
      limited.answer(upper(names.get(0)));
      limited.client().awaitLine(synchronous(names.get(0), upper(names.get(0))));
      for (String name : names.subList(1, 4)) {
        Call call = server.nextCall(limited.client());
        limited.pass(0.45);
        call.answer(upper(name));
        limited.client().awaitNext("Synchronous", synchronous(name, upper(name)));
      }
      List<Call> calls = server.nextCalls(names.size(), limited.client());
      limited.pass(0.7);
      calls.stream().limit(3).forEach(call -> call.answer(upper(call.name())));
      limited.pass(0.7);
      limited.expectEnded();
    }
  }

  @Check(
      step = 4,
      look = "Client.java: lookup|no answer within",
      why = "The lookup is a remote call, too. A port can be open and nobody answer at it: another"
          + " program may listen there, or one that hangs.")
  @Mistake(
      got = "it still runs",
      look = "Client.java: lookup|dial",
      why = "The lookup is a remote call, too, and this client waits for it without a limit. Let"
          + " the lookup have the same time as any other call.")
  void lookupHasNoMoreTimeThanACall() throws IOException {
    long millis = values.number(600, 900);
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
      String address = "127.0.0.1:" + silent.getLocalPort();
      Terminal client =
          terminals.open("client", "-t", String.valueOf(millis), "-a", address, values.word());
      expectError(client, noAnswer(millis));
    }
  }

  @Check(
      step = 5,
      look = "Server.java: exportObject",
      why =
          "What arrives is made into objects before your method is called, whatever its parameters"
              + " are. Making an object runs its class's code. A filter at exportObject sees each class"
              + " first and can refuse it.")
  @Mistake(
      got = "argument type mismatch",
      look = "Server.java: exportObject",
      why = "The server made the object, and only then found that it is no Args. Whatever "
          + "harm lies in the making was done. Give exportObject a filter that refuses the "
          + "class.")
  @Mistake(
      got = "ended with exit code",
      look = "Server.java: [fF]ilter",
      why = "The server ended because of what a stranger sent. Refuse it, and go on serving "
          + "the others.")
  void serverRefusesAClassThatItDoesNotExpect() throws RemoteException {
    String name = values.word();
    OtherClient other = cast.caller(cast.server());
    other.expectRejection(new HashMap<>(Map.of("harmless", 1)));
    other.expectResult(name, upper(name));
  }

  @Check(
      step = 5,
      look = "Server.java: [fF]ilter|exportObject",
      why = "A filter names what it lets in, and refuses the rest: \"dcom.stringsvc.Args;!*\".")
  @Mistake(
      got = "ended with exit code",
      look = "Server.java: [fF]ilter",
      why = "The server ended because of what a stranger sent. Refuse it, and go on serving "
          + "the others.")
  @Mistake(
      expected = "refuses \\[L",
      got = "it made the object",
      look = "Server.java: isArray|[fF]ilter",
      why =
          "An array was let in, whatever it is an array of. A filter names what it lets in: look at the"
              + " class of its elements (getComponentType), or refuse all arrays.")
  @Mistake(
      got = "it made the object",
      look = "Server.java: createFilter|[fF]ilter|exportObject",
      why = "The server made the object. If your filter lists what it refuses: nobody can "
          + "list all classes that do harm, new ones are found each year. A filter names "
          + "what it lets in, and refuses the rest: \"dcom.stringsvc.Args;!*\".")
  void serverRefusesAllClassesButThoseItNeeds() throws RemoteException {
    OtherClient other = cast.caller(cast.server());
    other.expectRejection(URI.create("http://127.0.0.1/harmless"));
    other.expectRejection(BigInteger.TEN);
    other.expectRejection(DayOfWeek.FRIDAY);
    other.expectRejection(new BadName("harmless"));
    other.expectRejection(new Result("harmless"));
    other.expectRejection(new URI[0]);
  }

  @Check(
      step = 6,
      look = "Uppercase.java: uppercase\\(Args",
      why = "Some letters become several in upper case, as Unicode's SpecialCasing.txt says: "
          + "ß becomes SS.")
  @Mistake(
      got = "  𐐨",
      look = "Uppercase.java: char",
      why =
          "Letters beyond U+FFFF are two chars in Java, and each of them was taken for a letter of its"
              + " own. String.toUpperCase knows both.")
  @Mistake(
      got = "STRA(ß|ẞ)E",
      look = "Uppercase.java: Character|chars\\(|codePoints|toUpperCase",
      why = "Each letter was made a capital on its own. Some letters become several in upper "
          + "case, as Unicode's SpecialCasing.txt says: ß becomes SS. String.toUpperCase "
          + "knows that; a char or a code point cannot.")
  void upperCaseIsThatOfUnicode() throws RemoteException {
    OtherClient other = cast.caller(cast.server());
    other.expectResult("straße", "STRASSE");
    other.expectResult("ﬁn", "FIN");
    other.expectResult("Zoë, ŉ ΐ ǰ ﬃ և", "Zoë, ŉ ΐ ǰ ﬃ և".toUpperCase(Locale.ROOT));
    String longText = values.text(100_000);
    other.expectResult(longText, upper(longText));
    other.expectResult("𐐨 你好 42", "𐐀 你好 42");
  }

  @Check(
      step = 6,
      look = "Uppercase.java: toUpperCase",
      why = "A service answers the same wherever it runs.")
  @Mistake(
      got = "^another client gets for i\u0307  I$",
      look = "Uppercase.java: toUpperCase",
      why =
          "The server has the rules of its machine's language, which is Lithuanian here: there i loses"
              + " its dot. A service answers the same wherever it runs. Name the Locale: Locale.ROOT.")
  @Mistake(
      got = "İR",
      look = "Uppercase.java: toUpperCase",
      why =
          "toUpperCase() without a Locale takes that of its machine, and in Turkish and Azerbaijani i "
              + "becomes İ, with a dot. A service answers the same wherever it runs. Name the "
              + "Locale: Locale.ROOT.")
  void resultIsTheSameOnAMachineSetToTurkish() throws RemoteException {
    // Azerbaijani has the rules of Turkish, and Lithuanian others: it takes the dot from i̇.
    List<Terminal> servers = Stream.of("tr", "az", "lt").map(cast::serverIn).toList();
    for (Terminal server : servers) {
      OtherClient other = cast.caller(server);
      other.expectResult("iris", "IRIS");
      other.expectResult("i\u0307", "I\u0307");
    }
  }

  @Check(
      step = 7,
      look = "answers.yaml: client-says",
      why = "The experiment decides. The client sees its connection end without a reply. What the"
          + " server did before it died, nothing tells; and RMI does not call again by itself.")
  @Mistake(
      got = "times-done: 1",
      expected = "times-done: 0",
      look = "answers.yaml: times-done",
      why = "You predicted that nothing was done. The experiment decides: no reply is no "
          + "news. The server had the call, and what it did before it died, nothing tells.")
  @Mistake(
      got = "times-done: 1",
      expected = "times-done: [2-9]",
      look = "answers.yaml: times-done",
      why = "You predicted that the work is done twice. The experiment decides: RMI does not "
          + "call again by itself when a connection ends.")
  @Mistake(
      got = "then-client-says: same",
      expected = "then-client-says: different",
      look = "answers.yaml: then-client-says",
      why = "You predicted that the client can tell whether the work was done. The "
          + "experiment decides: it sees its connection end without a reply, both times.")
  void predictionAgreesWithWhatHappensWhenTheServerDies() throws IOException {
    Experiment experiment = new Experiment(cast, values.word());
    experiment.expect(answers::text);
  }
}
