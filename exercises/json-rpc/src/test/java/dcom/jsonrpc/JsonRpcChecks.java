package dcom.jsonrpc;

import static dcom.jsonrpc.Service.packet;
import static dcom.jsonrpc.Service.upper;
import static dcom.jsonrpc.Wire.call;
import static dcom.jsonrpc.Wire.error;
import static dcom.jsonrpc.Wire.params;
import static dcom.jsonrpc.Wire.result;

import com.fasterxml.jackson.databind.JsonNode;
import dcom.labkit.check.Answers;
import dcom.labkit.check.Check;
import dcom.labkit.check.Checks;
import dcom.labkit.check.Expect;
import dcom.labkit.check.Mistake;
import dcom.labkit.check.Values;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.tap.Tap;
import dcom.labkit.tap.Taps;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** What must hold of a string service that speaks JSON-RPC, and of its client. */
@Checks
final class JsonRpcChecks {
  /** More than any pool of a fixed size. */
  private static final int MANY = 130;

  private final Terminals terminals;
  private final Others others;
  private final Values values;
  private final Answers answers;

  JsonRpcChecks(
      Terminals terminals, Taps taps, Values values, Answers answers, Events events, Deadline end) {
    this.terminals = terminals;
    this.others = new Others(taps, events, end);
    this.values = values;
    this.answers = answers;
  }

  @AfterEach
  void endAllConnections() throws IOException {
    others.close();
  }

  @Check(
      step = 1,
      look = "Conversation.java: answer\\(",
      why = "An answer is one object: the id of its request, the result, and null for error.")
  @Mistake(
      got = "sent nothing more; the connection is open",
      look = "Conversation.java: flush",
      why = "The server has the whole request, and its answer did not leave. An answer that is kept"
          + " until more comes waits for what need not come: send each at once, with flush().")
  void serverAnswersACall() {
    String name = values.word();
    Service service = service();
    service.expect(result("0", upper(name)), service.client().send(call(name, 0)));
  }

  @Check(
      step = 1,
      look = "Upper.java: uppercase",
      why = "Go makes capitals letter by letter; what has no single capital letter stays. In JSON,"
          + " quotation marks and backslashes within a text are escaped.")
  @Mistake(
      got = "ǅ",
      look = "Upper.java: toTitleCase",
      why = "That is title case, which begins a word: ǆ has ǅ there, and the capital Ǆ.")
  @Mistake(
      got = "STRASSE| FI\"",
      look = "Upper.java: toUpperCase",
      why = "toUpperCase of a whole text makes SS of ß. Go, and with it the consumers of "
          + "this service, take each letter by itself: Character.toUpperCase(codePoint).")
  @Mistake(
      got = "𐐨|𐐷",
      look = "Upper.java: chars\\(|toCharArray|charAt",
      why =
          "Capitals were made of each char. A letter beyond U+FFFF is two chars, and neither has a"
              + " capital of its own: go from code point to code point.")
  @Mistake(
      got = "no JSON: Invalid UTF-8|answers  .*\"Name\":\"[^\"]*(\\?|Ã)",
      look = "Conversation.java: getBytes|Writer|ISO|ASCII",
      why =
          "The answer is not in UTF-8, and JSON between programs always is (RFC 8259, 8.1). Letters"
              + " that another charset does not have are lost.")
  @Mistake(
      got = "no JSON",
      look = "Conversation.java: writeRaw|Name|answer\\(",
      why = "The name went into the answer as it was, quotation marks and all. A "
          + "JsonGenerator escapes what must be escaped.")
  void everyLetterArrives() {
    List<String> names = new ArrayList<>(values.awkward());
    names.add(values.word() + ": \"straße\" \\ grüße, 你好 😀 𐐨\n");
    names.add(values.text(100_000));
    Service service = service();
    Talk client = service.client();
    names.forEach(
        name -> service.expect(result("1", Service.capitals(name)), client.send(call(name, 1))));
  }

  @Check(
      step = 1,
      look = "Server.java: new ServerSocket|bind",
      why =
          "A server that listens on all addresses of a machine can be reached from other machines."
              + " This one says 127.0.0.1, and anybody on the network could call it.")
  void serverListensOnThisMachineOnly() {
    Others.assumeTwoAddresses();
    Service service = service();
    service.expectNobodyElsewhere();
    service.callAndLeave(values.word());
  }

  @Check(
      step = 1,
      look = "Server.java: listen error|catch",
      why = "Two servers cannot have the same port. Who starts the second one is told so, in one"
          + " line and by an exit code that is not 0.")
  void serverSaysThatItsPortIsTaken() {
    String port = String.valueOf(others.door().getLocalPort());
    Terminal server = terminals.open("server", "-p", port);
    server
        .awaitLine("listen error:… address already in use", Service.taken(port))
        .awaitExit(1);
  }

  @Check(
      step = 2,
      look = "Conversation.java: talk|read",
      why = "TCP carries bytes, not messages: what was sent in three pieces may arrive in one. A"
          + " request ends with its closing bracket, and the next may begin right behind it.")
  @Mistake(
      expected = "3 in all",
      got = "ended the connection",
      look = "Conversation.java: close|END|null",
      why =
          "The client has no more requests and has closed its direction, and the server has thrown"
              + " away what it still owed. An end of requests is no end of answers.")
  @Mistake(
      expected = "3 in all, 2 came",
      got = "the connection is open",
      look = "Conversation.java: talk|nextToken",
      why = "The last request was not answered, though its last bracket has come: the server waits"
          + " for what comes behind it, and nothing need come.")
  @Mistake(
      expected = "3 in all, [01] came",
      look = "Conversation.java: readLine|\\.read\\(|talk",
      why = "Only one of three requests was answered: the server takes what it got up to a "
          + "newline, or in one read, for one request. A request ends with its closing "
          + "bracket, and the next may begin right behind it. Let the JSON parser read from "
          + "the connection; it knows where a value ends.")
  void requestsOfOnePacketAreAllAnswered() {
    List<String> names = names(3);
    Service service = service();
    Talk client = service.client().send(packet(names).replace("\n", ""));
    service.expectAll(names, client);
    for (int again = 0; again < MANY; again++) { // what is left out now and then shows
      Talk leaving =
          service.client().send(packet(names).replace("\n", " \t\r\n\n")).finish();
      service.expectAll(names, leaving);
    }
  }

  @Check(
      step = 2,
      look = "Conversation.java: talk|read",
      why =
          "A piece may end anywhere, even within a letter: ü is two bytes. A request is there when"
              + " its closing bracket is.")
  @Mistake(
      got = "(?s)ended the connection|no JSON",
      wire = "RESULT 0",
      look = "Conversation.java: \\.read\\(|readLine|talk",
      why = "The server took the first piece for the whole request. What one side writes at "
          + "once, the other may read in two pieces, cut even within a letter. A request is "
          + "there when its closing bracket is: let the JSON parser read from the "
          + "connection.")
  void requestThatComesInPiecesIsPutTogether() {
    List<String> names = List.of(values.word(), values.word() + " ü");
    Service service = service();
    Talk client = service.client();
    client.sendUntilWithin("ü", packet(names));
    service.expect(result("0", upper(names.get(0))), client); // so it has read all that was sent
    client.sendRest();
    service.expect(result("1", upper(names.get(1))), client);
  }

  @Check(
      step = 2,
      look = "Request.java: read\\(",
      why =
          "The members of an object have no order, lines and blanks between them mean nothing, and"
              + " members that a server does not know are for others.")
  @Mistake(
      got = "end-of-input",
      look = "Conversation.java: readLine|talk",
      why = "The server reads up to the end of the line, and this request has several. "
          + "Blanks and newlines between members mean nothing; what ends a request is its "
          + "closing bracket.")
  @Mistake(
      got = "ended the connection|answered? ",
      look = "Request.java: read\\(",
      why = "The server expects the members in one order, and this request had another one. "
          + "The members of an object have no order: look at each member's name.")
  void requestMayBeWrittenInAnyWay() {
    String name = values.word();
    Service service = service();
    for (int first = 0; first < 3; first++) {
      Talk client = service.client().send(Wire.oddCall(name, first)).finish();
      service.expect(result("3", upper(name)), client);
    }
  }

  @Check(
      step = 3,
      look = "Request.java: \"id\"",
      why =
          "The id belongs to the client. It may be any JSON value, and comes back as it was sent.")
  @Mistake(
      got = "ended the connection",
      look = "Request.java: \"id\"",
      why = "The server ended the connection at an id that it did not expect. An id may be "
          + "any JSON value: do not look into it, copy it.")
  void idComesBackAsItWasSent() {
    List<String> ids = new ArrayList<>(Wire.ODD_IDS);
    Collections.shuffle(ids, values.random());
    Service service = service();
    Talk client = service.client();
    ids.forEach(id -> client.send(call("Upper.Uppercase", params(id), id)));
    List<JsonNode> came = client.finish().next(ids.size(), "answers all calls");
    ids.forEach(id -> service.expectAmong(came, id, result(id, upper(id))));
  }

  @Check(
      step = 3,
      look = "Conversation.java: error|refuse",
      why = "A call that cannot be made is answered like any other: result is null, and error says"
          + " why, in Go's words. The connection goes on.")
  @Mistake(
      got = "\"error\":\\{",
      look = "Conversation.java: \"error\"",
      why = "That is an error of JSON-RPC 2.0, with code and message. In 1.0 as Go speaks "
          + "it, an error is a text; Go's client ends the connection at anything else.")
  @Mistake(
      got = "no JSON",
      look = "Conversation.java: writeRaw|error",
      why =
          "The error went into the answer as it was, with the quotation mark in it. A JsonGenerator"
              + " escapes what must be escaped.")
  @Mistake(
      expected = "\"id\":([5-9]|\\d\\d+),",
      got = "ended the connection",
      look = "Conversation.java: talk|error",
      why = "The server answered several calls with an error, and then had enough and ended the"
          + " connection. It goes on after each error, however many there were.")
  @Mistake(
      got = "ended the connection",
      wire = "REQUEST \"b\"",
      look = "Request.java: \"id\"",
      why = "The server ended the connection at an id that it did not expect. An id may be "
          + "any JSON value: do not look into it, copy it.")
  void callOfWhatIsNotThereGetsAnError() {
    String none = values.subject();
    Service service = service();
    Talk client = service.client();
    client.send(call("Upper." + none, "[{}]", "1"));
    service.expect(error("1", "rpc: can't find method Upper." + none), client);
    client.send(call(none + ".Uppercase", "[{}]", "\"b\""));
    service.expect(error("\"b\"", "rpc: can't find service " + none + ".Uppercase"), client);
    client.send(call(none, "[{}]", "3"));
    service.expect(error("3", "rpc: service/method request ill-formed: " + none), client);
    String quoted = "Upper.\"" + none + "\\";
    client.send(call(quoted, "[{}]", "4"));
    service.expect(error("4", "rpc: can't find method " + quoted), client);
    for (int id = 5; id < MANY; id++) {
      client.send(call("Upper." + none, "[{}]", String.valueOf(id)));
      service.expect(error(String.valueOf(id), "rpc: can't find method Upper." + none), client);
    }
  }

  @Check(
      step = 3,
      look = "Upper.java: params|throw",
      why =
          "Parameters that a method cannot use are an error of this call only: it is answered, and"
              + " the connection goes on.")
  @Mistake(
      got = "\"error\":\\{",
      look = "Conversation.java: \"error\"",
      why = "That is an error of JSON-RPC 2.0, with code and message. In 1.0 as Go speaks "
          + "it, an error is a text; Go's client ends the connection at anything else.")
  void parametersThatDoNotFitGetAnError() {
    String name = values.word();
    Service service = service();
    Talk client = service.client();
    client.send("{\"method\":\"Upper.Uppercase\",\"id\":1}");
    service.expect(error("1", "jsonrpc: request body missing params"), client);
    for (String odd : List.of("[{\"Name\":5}]", "[{\"Name\":{}}]", "{}", "\"" + name + "\"")) {
      service.expectError("2", client.send(call("Upper.Uppercase", odd, "2")));
    }
    service.expect(result("3", upper(name)), client.send(call(name, 3)));
  }

  @Check(
      step = 4,
      look = "Request.java: static|read\\(",
      seconds = 20,
      why =
          "A client may take its time. Others do not wait for it, and what it has said so far does"
              + " not get into their calls.")
  @Mistake(
      expected = "does not read its answer",
      got = "the connection is open",
      look = "Conversation.java: synchronized|[lL]ock|flush|write",
      why =
          "A client does not read its answer, so the server cannot send the rest of it, and all others"
              + " wait: an answer is sent while a lock is held that all conversations share, or in one"
              + " thread for all. Each conversation sends its own answers.")
  @Mistake(
      got = "the connection is open",
      wire = "(?s)(RESULT 0.*){4}",
      look = "Server.java: newFixedThreadPool|Executors|accept",
      why =
          "Some clients are served, and the others wait until one of these has left: the server has"
              + " a fixed number of threads. Each conversation needs one of its own.")
  @Mistake(
      got = "the connection is open",
      look = "Server.java: accept",
      why = "The server waits for the rest of a request and does nothing else meanwhile. "
          + "Each conversation needs a thread of its own.")
  @Mistake(
      got =
          "answers  \\{\"id\":[01],\"result\":(\\{\"Name\":\"[A-Z]+\"\\}|null,\"error\":.*params)",
      look = "Request.java: static [^(]*(=|;)",
      why = "A client got what another one had sent: the parameters of two conversations "
          + "stand in one place, a static field perhaps. What a client has said so far must "
          + "not get into their calls: keep it in the conversation.")
  void clientsDoNotWaitForEachOther() {
    List<String> names = names(2);
    Service service = service();
    service.callAndLeave(values.word());
    List<Talk> slow = Stream.generate(service::client).limit(MANY).toList();
    slow.forEach(client -> client.sendUntilWithin("\"id\":1", packet(names)));
    for (Talk client : slow) {
      service.expect(result("0", upper(names.get(0))), client); // so it has read all that was sent
    }
    service.callAndLeave(values.word());
    slow.forEach(client -> service.expect(result("1", upper(names.get(1))), client.sendRest()));
    service.askAndReadNothing("\u0001".repeat(1_048_576)); // six characters each in JSON
    service.expectServed("while another client does not read its answer", values.word());
  }

  @Check(
      step = 4,
      look = "Request.java: static [^(]*(=|;)",
      why = "However many clients call, and however many calls each has on its way: each gets the"
          + " answers to its own calls, each once and whole.")
  void manyClientsGetTheirOwnAnswers() {
    Service service = new Service(terminals.open(Others.slowly(terminals), "-p", "0"), others);
    List<List<String>> names = Stream.generate(() -> names(100)).limit(6).toList();
    List<Talk> clients =
        names.stream().map(own -> service.client().send(packet(own)).finish()).toList();
    for (int i = 0; i < clients.size(); i++) {
      service.expectAll(names.get(i), clients.get(i));
    }
  }

  @Check(
      step = 5,
      look = "Conversation.java: catch|close",
      seconds = 10,
      why = "Behind broken JSON nobody can tell where the next request begins. So this connection"
          + " ends, when what came before was answered; it is no concern of the others.")
  @Mistake(
      got = "it is still open",
      wire = "ERROR .*ill-formed: \"",
      look = "Conversation.java: enable|ALLOW",
      why =
          "The server took what is no JSON: a comment, single quotation marks, a comma too many. Go's"
              + " server, and any other that clients may meet, ends the connection there.")
  @Mistake(
      got = "answered \\{.*\"result\":\\{",
      expected = "no result",
      look = "Request.java: END_OBJECT|nextToken",
      why =
          "The client's direction ended within a request, and the server took what had come for the"
              + " whole request. Nobody knows what was to follow: only the last bracket says that all"
              + " is there.")
  @Mistake(
      got = "it is still open",
      look = "Conversation.java: close|try",
      why = "The conversation is over, but its connection is open: the client waits for "
          + "ever. Whatever ends a conversation closes its socket.")
  @Mistake(
      got = "ended with exit code",
      look = "Conversation.java: end\\(|System\\.exit|catch",
      why = "One client sent broken JSON, and the whole server ended. That is no concern of "
          + "the others: end this conversation, close its socket, and go on.")
  void badJsonEndsItsOwnConnectionOnly() {
    String name = values.word();
    Service service = service();
    Talk neighbour = service.client();
    service.expect(result("0", upper(name)), neighbour.send(call(name, 0)));
    for (String bad : List.of(
        "{\"method\":}",
        "GET / HTTP/1.0\r\n\r\n",
        "}",
        "{'id':1}",
        "/* */{}",
        "{\"id\":1,}",
        "{id:1}",
        "{\"id\":01}")) {
      Talk client = service.client().send(call(name, 1) + bad);
      service.expect(result("1", upper(name)), client);
      client.awaitEnd();
    }
    String whole = call(name, 3).trim();
    for (String half : List.of("{\"method\":\"Upper.Uppercase\",", Wire.withoutItsEnd(whole))) {
      service.expectNoResult(half, service.client().send(half).finish());
    }
    service.expect(result("2", upper(name)), neighbour.send(call(name, 2)));
  }

  @Check(
      step = 5,
      look = "Upper.java: length\\(\\)|uppercase",
      seconds = 60,
      why = "A service has limits and names them: what is longer is refused with an error that says"
          + " how long it is and how long it may be. The connection goes on.")
  @Mistake(
      got = "name too long: 1835008 characters",
      look = "Upper.java: getBytes|length",
      why =
          "The server counts bytes. A name has as many characters as its text is long, and ü is one"
              + " of them.")
  @Mistake(
      got = "name too long: 13107\\d\\d characters",
      look = "Upper.java: length",
      why =
          "The server measures the JSON that stands for the name. A quotation mark is two characters"
              + " there, and one in the name: measure what you have read, not how it was written.")
  @Mistake(
      got = "\"id\":3,\"result\":",
      look = "Upper.java: length\\(\\)|>",
      why = "The limit lets one character too many pass: at most 1048576 means that 1048577 are"
          + " refused.")
  @Mistake(
      got = "\"Name\":\"X+",
      look = "Upper.java: uppercase\\(|toUpperCase",
      why = "The server answered a name of ten megabytes as any other. A server without "
          + "limits has those of its memory, and tells nobody: refuse what is too long with "
          + "an error that says how long it is and how long it may be.")
  void nameOfTenMegabytesIsRefused() {
    int length = values.number(10_000_000, 10_900_000);
    String most = "üüü\"".repeat(1_048_576 / 4); // each of the four has another size
    Service service = service();
    Talk client = service.client().send(call("x".repeat(length), 1));
    String refusal = "name too long: " + length + " characters, at most 1048576";
    service.expect(error("1", refusal), client);
    service.expect(result("2", upper(most)), client.send(call(most, 2)));
    String beyond = "name too long: 1048577 characters, at most 1048576";
    service.expect(error("3", beyond), client.send(call(most + "ü", 3)));
  }

  @Check(
      step = 6,
      look = "Client.java: Synchronous",
      why = "A request has a method, params (a list with one object) and an id. An answer may be"
          + " written in any way, and what is shown is the name in its result.")
  @Mistake(
      got = "made another",
      look = "Client.java: Calls\\.to|new Socket",
      why = "The client connects once more for its next call. One connection carries any number of"
          + " calls; to make one costs a round trip.")
  void clientCallsAndShowsTheResult() {
    String name = values.word() + " \"grüße\" \\ 100 %s 𐐨";
    Reception server = reception(name, "");
    server.answer(server.request(name), "one 你好 %n");
    server.client().awaitLine(shown("Synchronous", name, "one 你好 %n"));
    server.answerOddly(server.request(""), "");
    List<String> ids = server.requests(List.of(name, ""));
    server.answerOddly(ids.get(0), "two \"2\"");
    server.answerOddly(ids.get(1), "three 😀");
    server.client().awaitLine(shown("Asynchronous", name, "two \"2\""));
    server.client().awaitLine(shown("Asynchronous", "", "three 😀")).awaitExit(0);
  }

  @Check(
      step = 6,
      look = "Answer.java: error",
      why =
          "A call can fail: then error is a text, and result is null. The client shows the error in"
              + " one line and ends with an exit code that is not 0.")
  @Mistake(
      got = "^Synchronous Call to Upper: .*=",
      wire = "ERROR",
      look = "Answer.java: error",
      why = "The client showed a result where there was none. Look at error first: only if "
          + "it is null, the result counts.")
  void clientShowsTheErrorOfTheServer() {
    String name = values.word();
    String text = "no \"" + values.text() + "\"";
    Reception server = reception(name);
    server.talk().send(error(server.request(name), text)).finish();
    server.client().awaitLine("upper error:" + text).awaitExit(1);
  }

  @Check(
      step = 7,
      look = "Answer.java: error",
      why =
          "An asynchronous call can fail, too. Any text is an error, even an empty one; only null is"
              + " none.")
  void clientShowsTheErrorOfAnAsynchronousCall() {
    List<String> names = names(2);
    Reception server = reception(names.toArray(String[]::new));
    server.answerEach(names);
    List<String> ids = server.requests(names);
    server.answer(ids.get(1), upper(names.get(1)));
    server.talk().send(error(ids.get(0), "")).finish();
    server
        .client()
        .awaitLine("upper error:…", Pattern.compile("upper error:.*"))
        .awaitExit(1);
  }

  @Check(
      step = 6,
      look = "Client.java: dialing|catch",
      why = "Without a server there is nobody to call: one line that says so, and an exit code that"
          + " is not 0.")
  void clientSaysThatNoServerIsThere() {
    Tap server = others.server();
    server.refuse();
    String address = "127.0.0.1:" + server.port();
    Terminal client = terminals.open("client", "-a", address, values.word());
    client
        .awaitLine("dialing:dial tcp " + address + ": connect: connection refused")
        .awaitExit(1);
  }

  @Check(
      step = 6,
      look = "Client.java: upper error|catch",
      seconds = 10,
      why =
          "A connection can end before the answer has come. Then none will come, and to wait makes"
              + " no sense.")
  @Mistake(
      got = "upper error:Unexpected end-of-input",
      look = "Answer.java: nextToken|catch",
      why =
          "The connection ended in the middle of an answer, and these are the library's words. For"
              + " the user it is the same as an end before the answer: unexpected EOF.")
  @Mistake(
      expected = "no result",
      got = "printed Synchronous Call to Upper",
      look = "Answer.java: END_OBJECT|nextToken",
      why =
          "The connection ended before the last bracket of the answer, and the client took what had"
              + " come for the whole answer. What is missing might have been an error: only the last"
              + " bracket says that all is there.")
  @Mistake(
      got = "it still runs",
      look = "Calls.java: await",
      why = "The connection has ended, and the client waits on. Reading from it gives its "
          + "end; then no answer will come.")
  void clientSaysThatTheConnectionEnded() {
    String name = values.word();
    Reception server = reception(name);
    server.request(name);
    server.talk().close();
    server.client().awaitLine("upper error:unexpected EOF").awaitExit(1);
    Reception halfway = reception(name);
    halfway.request(name);
    halfway.talk().send("{\"id\":1,\"result\":{\"Name\":\"").finish();
    halfway.client().awaitLine("upper error:unexpected EOF").awaitExit(1);
    Reception almost = reception(name);
    String answer = result(almost.request(name), upper(name));
    almost.talk().send(Wire.withoutItsEnd(answer)).finish();
    almost.client().awaitLine("upper error:unexpected EOF").awaitExit(1);
    almost.expectNothingShown();
  }

  @Check(
      step = 7,
      look = "Client.java: Asynchronous",
      seconds = 10,
      why = "Asynchronous calls are on their way together: all are sent before the first answer is"
          + " awaited, so that they cost one round trip and not one each.")
  @Mistake(
      got = "the connection is open",
      wire = "(?s)REQUEST[^\\n]*\\n[^\\n]*REQUEST",
      look = "Client.java: await|Asynchronous",
      why =
          "Some calls are on their way, but fewer than all: the client waits for an answer before it"
              + " sends the rest, or a name that was given twice is sent once.")
  @Mistake(
      got = "the connection is open",
      look = "Client.java: await|Asynchronous",
      why = "The client waits for an answer before it sends the next request: one call after "
          + "the other. Send all of them first.")
  @Mistake(
      got = "gave them the ids",
      look = "Calls.java: [iI]d\\b",
      why = "Requests that are on their way together have the same id, so nobody can tell "
          + "which of them an answer is for. Each call needs an id of its own.")
  void asynchronousCallsAreOnTheirWayTogether() {
    List<String> names = new ArrayList<>(names(MANY));
    names.add(names.get(0)); // two calls with one name are two calls
    Reception server = reception(names.toArray(String[]::new));
    server.answerEach(names);
    List<String> ids = server.requests(names);
    ids.forEach(id -> server.answer(id, "!" + id));
    for (int i = 0; i < ids.size(); i++) {
      String line = shown("Asynchronous", names.get(i), "!" + ids.get(i));
      server.client().awaitNext("Asynchronous", line);
    }
  }

  @Check(
      step = 7,
      look = "Calls.java: await",
      seconds = 10,
      why = "Answers come in any order: a server may have done the quick work first. Only the id"
          + " tells to which call an answer belongs. Results are shown in the order of the names.")
  @Mistake(
      got = "the connection is open",
      look = "Client.java: await|Asynchronous",
      why = "The client waits for an answer before it sends the next request: one call after "
          + "the other. Send all of them first.")
  @Mistake(
      got = "gave them the ids",
      look = "Calls.java: [iI]d\\b",
      why = "Requests that are on their way together have the same id, so nobody can tell "
          + "which of them an answer is for. Each call needs an id of its own.")
  @Mistake(
      got = "printed Asynchronous Call to Upper: (\\w+)=(?iu:\\1)$",
      look = "Client.java: Asynchronous",
      why = "The answer of the synchronous call was printed once more. The asynchronous call had"
          + " another answer: print what its own result holds.")
  @Mistake(
      got = "printed Asynchronous Call to Upper: (\\w+)=(?!\\1!)\\w+!",
      look = "Calls.java: await",
      why = "The next answer was taken for that of the next call. Answers come in any order: "
          + "a server may have done the quick work first. Only the id tells to which call an "
          + "answer belongs; keep those with other ids for later.")
  void answersAreMatchedByTheirIds() {
    List<String> names = names(4);
    Reception server = reception(names.toArray(String[]::new));
    server.answerEach(names);
    List<String> ids = server.requests(names);
    int first = values.number(1, 3);
    for (int i = 0; i < names.size(); i++) {
      int next = (first + i) % names.size();
      server.answer(ids.get(next), names.get(next) + "!");
    }
    names.forEach(
        name -> server.client().awaitNext("Asynchronous", shown("Asynchronous", name, name + "!")));
  }

  @Check(
      step = 8,
      look = "answers.yaml: misspelled-name-gets",
      why =
          "The experiment decides. A reader that takes what it knows and passes over the rest bears"
              + " new members, and cannot tell them from wrong ones.")
  @Mistake(
      got = "misspelled-name-gets: empty",
      expected = "misspelled-name-gets: (?!empty)",
      look = "answers.yaml: misspelled-name-gets",
      why = "You predicted that a misspelled member is refused. The experiment decides: a "
          + "reader that takes what it knows and passes over the rest bears new members, and "
          + "cannot tell them from wrong ones.")
  @Mistake(
      got = "name-given-twice-gets: last",
      expected = "name-given-twice-gets: (?!last)",
      look = "answers.yaml: name-given-twice-gets",
      why = "You predicted that of two members with the same name the first counts. The "
          + "experiment decides: the later one takes its place. JSON leaves it open, so "
          + "another reader may do otherwise.")
  @Mistake(
      got = "request-without-id-gets: answer",
      expected = "request-without-id-gets: (?!answer)",
      look = "answers.yaml: request-without-id-gets",
      why = "You predicted that a request without an id gets no answer. The experiment "
          + "decides: here it gets one. That it gets none is a rule of JSON-RPC 2.0, not of "
          + "this server.")
  void predictionAgreesWithWhatHappens() {
    String predicted = Trial.predicted(answers);
    String seen = Trial.with(service(), values.word());
    Expect.that(
        seen.equals(predicted), "answers.yaml predicts" + predicted, "your server shows" + seen);
  }

  private Service service() {
    return new Service(terminals.open("server", "-p", "0"), others);
  }

  /** A server of ours to which a client has connected that was given these names. */
  private Reception reception(String... names) {
    String[] address = {"-a", "127.0.0.1:" + others.server().port()};
    String[] args = Stream.of(address, names).flatMap(Stream::of).toArray(String[]::new);
    return new Reception(terminals.open("client", args), others);
  }

  private List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(any -> values.subject()).toList();
  }

  private static String shown(String how, String name, String result) {
    return how + " Call to Upper: " + name + "=" + result;
  }
}
