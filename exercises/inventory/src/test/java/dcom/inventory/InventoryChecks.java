package dcom.inventory;

import static dcom.inventory.Company.TRANSPORTS;

import com.fasterxml.jackson.databind.JsonNode;
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
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;

/** What must hold of an inventory, whatever carries its calls, and of its client. */
@Checks
final class InventoryChecks {
  private static final String ONE_ORDER =
      "However calls overlap, they must look as if they had come one after the other, each at a"
          + " moment between its request and its reply. Then the service is as good as one counter"
          + " that everybody uses in turn.";

  /** Longer than a limit that somebody would think long enough. */
  private static final Duration A_LONG_TIME = Duration.ofSeconds(11);

  private final Values values;
  private final Answers answers;
  private final Company company;

  InventoryChecks(
      Terminals terminals,
      Taps taps,
      Subject subject,
      Values values,
      Answers answers,
      Events events,
      Deadline deadline) {
    this.values = values;
    this.answers = answers;
    this.company = new Company(terminals, taps, subject, events, deadline);
  }

  @AfterEach
  void sendCompanyHome() {
    company.close();
  }

  @Check(
      step = 1,
      why = "There is one stock, whoever calls: what one client puts in, another one finds. Each"
          + " change is answered with the count behind it.")
  @Mistake(
      got = "count .*  the refusal  unknown item",
      look = "Stock.java: remove\\(",
      why = "An item that ran out is gone as if it had never been there. None left is a count, too:"
          + " 0.")
  @Mistake(
      expected = "the lines 'item: count'",
      look = "Stock.java: println",
      why =
          "The server printed a line that looks like one for an item, 'name: number'. You may print"
              + " more lines, but a script must be able to tell them from counts.")
  void clientsShareOneStock() {
    Terminal server = company.server("rmi");
    contract("rmi", server).expectResults();
    company.expectNoCounts(server);
  }

  @Check(
      step = 1,
      why = "A list has an order that everybody knows, that of the names. An item stays in it when"
          + " none are left.")
  @Mistake(
      got = "taken for one that was there",
      look = "Stock.java: counts =",
      why =
          "Two names that differ in a blank, in the case of a letter or in how an accent is written are"
              + " two items. Leave a name as it came: no strip, no toLowerCase, no Normalizer, no order"
              + " that ignores case.")
  void listIsInTheOrderOfTheNames() {
    contract("rmi").expectList();
  }

  @Check(
      step = 1,
      why = "What cannot be done is refused as a whole, with a message that says why, and leaves"
          + " the stock as it was.")
  @Mistake(
      got = "'  -\\d",
      look = "Stock.java: remove\\(",
      why = "More were removed than were there, and the count fell below 0. Look first whether"
          + " there are enough; if not, refuse and change nothing.")
  @Mistake(
      expected = "bad amount",
      got = "'  the refusal  unknown item",
      look = "Stock.java: long remove",
      why =
          "The amount is bad and the item is unknown, and the reply was about the item. The amount"
              + " comes first, before anything else is looked at.")
  @Mistake(
      expected = "bad amount: [1-9]",
      got = "'(add|remove) .* \\d+'  (\\d|the refusal  not)",
      look = "Stock.java: void expectGood",
      why =
          "An amount above 1,000,000 was not refused as a bad one. The limit holds at both ends, and"
              + " for remove as for add.")
  @Mistake(
      got = "'(add|remove) \\S+ (-\\d+|0)'  (\\d|the refusal  not)",
      look = "Stock.java: void expectGood",
      why = "An amount that makes no sense was taken for one that does. Who may add -3 removes 3,"
          + " past all that you look at when some are removed.")
  void whatCannotBeDoneIsRefused() {
    contract("rmi").expectRefusals();
  }

  @Check(
      step = 2,
      why = "The client sends what it was told, and shows what comes back: item, colon, count.")
  @Mistake(
      got = "Conversion = |Format specifier|crashed with java\\.util\\.\\w*Format",
      look = "Client.java: String line",
      why = "The name of an item was taken for a format, and a % in it for the start of a"
          + " placeholder. What comes from outside is a value, never the format.")
  @Mistake(
      expected = "nothing more",
      look = "Client.java: list",
      why = "A line looks like one for an item, 'name: number', and stands for none. You may print"
          + " more lines, but a script must be able to tell them from counts.")
  @Mistake(
      expected = "in line \\d+  .*: 0$",
      look = "Client.java: list",
      why = "An item of which none are left is missing. It is in the list, with its count of 0.")
  void clientShowsWhatIsThere() {
    expectShown("rmi");
  }

  @Check(
      step = 2,
      why = "A refusal is an answer: its message is shown as it came, and the exit code is 1.")
  void clientShowsARefusal() {
    expectRefusalShown("rmi");
  }

  @Check(
      step = 3,
      why = "A transport carries calls and results, and adds nothing of its own: what holds of the"
          + " service over RMI holds over JSON-RPC, to the letter.")
  @Mistake(
      got = "'list'  \\{\\}",
      look = "JsonRpcConversation.java: inventory",
      why = "One client has added, and another one finds nothing: each connection has a stock of"
          + " its own. All conversations call the one inventory that they were given.")
  @Mistake(
      got = "taken for one that was there",
      look = "JsonRpcConversation.java: Item",
      why =
          "Two names that differ in a blank, in the case of a letter or in how an accent is written are"
              + " two items. Leave a name as it came: no strip, no toLowerCase, no Normalizer, no order"
              + " that ignores case.")
  @Mistake(
      got = "as for its call before",
      look = "JsonRpcConversation.java: hasNextValue",
      why =
          "A call was not carried out: its client got the reply to the call before once more. Each"
              + " request is a call of its own, whatever its id; clients with one call under way use the"
              + " same id again and again.")
  @Mistake(
      got = "'  -\\d{5,}",
      look = "Stock.java: counts =",
      why =
          "A count went beyond 2,147,483,647 and came back negative: on its way it is an int. Counts"
              + " are long everywhere.")
  void jsonRpcGivesTheSameResults() {
    Terminal server = company.server("json-rpc");
    Contract contract = contract("json-rpc", server);
    contract.expectList();
    contract.expectResults();
    contract.expectLargeCounts(company.jsonCaller(server));
  }

  @Check(
      step = 3,
      why = "The service's refusal is the error of the answer, in the service's own words. So it"
          + " reads the same over each transport.")
  @Mistake(
      got = "but  error",
      look = "JsonRpcConversation.java: putNull..result",
      why =
          "The error holds other words than the service's own, so a client cannot know it again as"
              + " a refusal. Send the refusal's message, and nothing before or behind it.")
  @Mistake(
      expected = "bad amount: \\d{8,}",
      got = "'add .*'  \\d",
      look = "JsonRpcConversation.java: long amount",
      why =
          "An amount too large for an int lost its upper half, and what was left of it was carried"
              + " out. An amount is a long on its way to the service, too.")
  void jsonRpcGivesTheSameRefusals() {
    contract("json-rpc").expectRefusals();
  }

  @Check(
      step = 3,
      why = "A call of a method that is not there is no matter for the service: the transport"
          + " answers it with an error of its own, in Go's words. The connection goes on.")
  @Mistake(
      got = "gets for ([A-Z]\\w+\\.\\w+\\.\\w+  \\d|.* method [A-Z]\\w+\\.\\w+$)",
      look = "JsonRpcConversation.java: split|substring|indexOf",
      why =
          "The name of the method was cut at its dots, and what came behind the second one was thrown"
              + " away. The whole name counts.")
  @Mistake(
      got = "gets for \\w+\\.\\w+  \\d",
      look = "JsonRpcConversation.java: switch",
      why =
          "A call of a method that is not there was carried out. Only the whole name counts, service"
              + " and method, letter by letter.")
  void jsonRpcKnowsNoOtherMethod() {
    JsonCaller caller = company.jsonCaller(company.server("json-rpc"));
    Request add = Request.add(values.subject(), 3);
    String unknown = "Inventory." + values.subject();
    for (String method : List.of(
        unknown,
        "Inventory.add",
        "inventory.Add",
        "Nope.Add",
        "Inventory.Add.Twice",
        unknown + ".Add")) {
      Reply got = company.await(method, company.begin(() -> caller.call(method, add)));
      expectNoMethod(method, got);
    }
    company.expect("on the same connection", Reply.done(3), () -> caller.call(add));
  }

  @Check(
      step = 3,
      why =
          "A client may have several calls under way. It knows by the id to which of them an answer"
              + " belongs, so the server gives back what came, a number or a text.")
  @Mistake(
      expected = "again a client gets  \\d",
      got = "again a client gets  \\d",
      look = "JsonRpcConversation.java: hasNextValue",
      why =
          "A call was not carried out: its client got the answer to the call before once more. An id"
              + " ties an answer to its request, and makes no two requests one.")
  @Mistake(
      got = "an answer with the id",
      look = "JsonRpcConversation.java: .id",
      why =
          "The answer has another id than its request, so a client with several calls under way gives"
              + " it to the wrong one, or to none. Copy the id as it came; it need not be a number.")
  void jsonRpcAnswersWithTheIdOfTheRequest() {
    JsonCaller caller = company.jsonCaller(company.server("json-rpc"));
    Request add = Request.add(values.subject(), 1);
    List<JsonNode> ids = Wire.ids(values);
    for (int i = 0; i < ids.size(); i++) {
      JsonNode id = ids.get(i);
      String what = "with the id " + id;
      company.expect(what, Reply.done(2 * i + 1), () -> caller.call(add, id));
      company.expect(what + " again", Reply.done(2 * i + 2), () -> caller.call(add, id));
    }
  }

  @Check(
      step = 4,
      seconds = 30,
      why = "The user cannot tell which transport was used, save by the option.")
  @Mistake(
      got = "ended with exit code 3.*(no answer|connection lost|[tT]ime)",
      look = "JsonRpcConnection.java: [tT]imeout",
      why = "The answer took eleven seconds, -t leaves more, and the client gave up before it came:"
          + " something has a limit of its own, a time-out of the socket for example.")
  @Mistake(
      expected = ": \\d{16}",
      got = "(printed|are) .*: -?\\d+$",
      look = "JsonRpcConnection.java: long count",
      why = "A count of 16 digits came, and another one was printed: on its way it is an int or a"
          + " double. Counts are long everywhere.")
  void clientShowsTheSameOverJsonRpc() {
    expectShown("json-rpc");
  }

  @Check(
      step = 4,
      why = "An error that is the service's refusal becomes a Refusal again, and is shown as over"
          + " RMI.")
  void clientShowsTheSameRefusalOverJsonRpc() {
    expectRefusalShown("json-rpc");
  }

  @Check(
      step = 5,
      why = "A third transport is a third pair of adapters. What holds of the service holds over"
          + " it, too, for it is the same service.")
  @Mistake(
      got = "'count \\S+ grüße'  \\d",
      look = "GrpcService.java: void count",
      why = "A client was told a count that was not true any more: something between it and the"
          + " service remembers. Ask the service each time.")
  @Mistake(
      got = "'list'  \\{\\w",
      look = "GrpcService.java: void list",
      why = "The items came in another order than over RMI. The service sorts them; on the way to"
          + " the message they went through something that has no order, such as a HashMap.")
  @Mistake(
      got = "taken for one that was there",
      look = "GrpcService.java: getItem",
      why =
          "Two names that differ in a blank, in the case of a letter or in how an accent is written are"
              + " two items. Leave a name as it came: no strip, no toLowerCase, no Normalizer, no order"
              + " that ignores case.")
  void grpcGivesTheSameResults() {
    Contract contract = contract("grpc");
    contract.expectList();
    contract.expectResults();
  }

  @Check(
      step = 5,
      why = "A refusal ends the call with the code of its kind, and its message as the description:"
          + " NOT_FOUND, FAILED_PRECONDITION, INVALID_ARGUMENT.")
  @Mistake(
      got = "UNKNOWN",
      look = "GrpcService.java: onError",
      why = "The exception left your method as it was. The library does not tell strangers what"
          + " went wrong inside: to the client it is UNKNOWN, which means a broken server. Use"
          + " onError with a Status.")
  @Mistake(
      got = "but  [A-Z_]+: (unknown item|not enough|bad amount): ",
      look = "GrpcService.java: Status status",
      why =
          "The message is the service's, but the code is not the one that README's table gives to it:"
              + " clients that look at the code alone take it for another kind of error.")
  void grpcGivesTheSameRefusals() {
    contract("grpc").expectRefusals();
  }

  @Check(
      step = 5,
      why = "Clients that have no .proto file ask the reflection service what there is.")
  void grpcServerTellsWhatItOffers() {
    GrpcCaller caller = company.grpcCaller(company.server("grpc"));
    List<String> services =
        company.await("the reflection service answers", company.begin(caller::services));
    Expect.that(
        services.contains(Hand.SERVICE),
        "the reflection service names  " + Hand.SERVICE,
        "it answers  " + String.join(", ", services));
  }

  @Check(step = 5, why = "The user cannot tell which transport was used, save by the option.")
  void clientShowsTheSameOverGrpc() {
    expectShown("grpc");
  }

  @Check(
      step = 5,
      why = "A status with one of the service's codes becomes a Refusal again; its description is"
          + " the message.")
  @Mistake(
      expected = "or anything like it",
      got = "unknown item: ",
      look = "GrpcConnection.java: Refusal",
      why = "The client printed a refusal in words of its own. What was refused, only the service"
          + " knows: print the description that came.")
  void clientShowsTheSameRefusalOverGrpc() {
    expectRefusalShown("grpc");
  }

  @Check(
      step = 6,
      why =
          "Calls of several clients run at the same time, each in a thread of its own. To look and"
              + " then to change are two steps, and another thread may come between. They must be one:"
              + " under one lock, for example.")
  @Mistake(
      got = "and once -",
      look = "Stock.java: remove\\(",
      why = "What was there once was removed twice: two threads looked, both found enough, and then"
          + " both took. That each step is safe by itself does not help: look and change under one"
          + " lock.")
  @Mistake(
      got = "removed, -?\\d+ left|added, and \\d+ removed",
      look = "Stock.java: counts =",
      why =
          "What was added or removed was lost: two threads read the same count, and each wrote its"
              + " own sum. Read and write under one lock.")
  void nothingIsLostAndNothingIsRemovedTwice() {
    new Crowd(company, values).expectNothingLost();
  }

  @Check(step = 6, why = ONE_ORDER)
  void callsOverRmiHaveOneOrder() {
    new Crowd(company, values).expectOneOrder("rmi");
  }

  @Check(step = 6, why = ONE_ORDER)
  void callsOverJsonRpcHaveOneOrder() {
    new Crowd(company, values).expectOneOrder("json-rpc");
  }

  @Check(step = 6, why = ONE_ORDER)
  @Mistake(
      got = "a Level of another item",
      look = "GrpcService.java: private",
      why =
          "A client got a Level of an item that another client asked for: one GrpcService serves all"
              + " calls, many at a time, and what belongs to one call stands in a field of it. Keep it in"
              + " local variables.")
  void callsOverGrpcHaveOneOrder() {
    Crowd crowd = new Crowd(company, values);
    Terminal server = company.server("grpc");
    crowd.expectOwnReplies(server);
    crowd.expectOneOrder("grpc", server);
  }

  @Check(
      step = 6,
      why =
          "A list is one step, too: it shows all items as they were at one moment. Otherwise it may"
              + " show what never was, a later change without an earlier one.")
  @Mistake(
      expected = "while another client does not read its list",
      look = "JsonRpcConversation.java: synchronized|lock",
      why =
          "A client asked for a list and did not read it, and all others had to wait: the answer is"
              + " sent while a lock is held. Hold it for the copy only, and send without it.")
  void listShowsOneMoment() {
    new Snapshots(company, values).expectWhole();
  }

  @Check(
      step = 7,
      why = "If nobody listens, the service has said nothing. The client says what failed, behind"
          + " 'transport: ', and ends with exit code 3.")
  @Mistake(
      got = "exit code 1",
      look = "Client.java: TransportFailure e",
      why = "Exit code 1 says that the service refused. A script that counts refusals would count a"
          + " server that is down: the way has an exit code of its own, 3.")
  @Mistake(
      got = "no server at (127\\.|.*:.*:)",
      look = "GrpcConnection.java: noServer",
      why =
          "The client names the address that its library tried. Say it as it was typed: that is what"
              + " the user knows, and what the other transports say.")
  void clientSaysThatNoServerIsThere() {
    Tap nobody = company.nobody();
    Request order = Request.count(values.subject());
    String address = "localhost:" + nobody.port();
    List<Terminal> clients = TRANSPORTS.stream()
        .map(transport -> company.client(transport, address, Company.PATIENT, order))
        .toList();
    String line = "transport: no server at " + address;
    clients.forEach(client -> company.expectFailure(client, line));
  }

  @Check(
      step = 7,
      seconds = 30,
      why = "When the connection ends before the answer, nobody knows what the service did. That is"
          + " what the client says; it is neither a result nor a refusal.")
  @Mistake(
      got = "asked again",
      look = "Client.java: connect\\(",
      why = "The client called once more when its connection broke. The first call may have been"
          + " carried out, and only the user knows whether a second one does harm: the client does not"
          + " repeat a call by itself, not even one that only looks.")
  void clientSaysThatTheConnectionIsLost() {
    List<Lost> clients = TRANSPORTS.stream()
        .map(transport -> Lost.open(company, transport, values))
        .toList();
    clients.forEach(Lost::cut);
    clients.forEach(Lost::expectSaid);
  }

  @Check(
      step = 7,
      why = "A connection can also end before the request has gone, and with a reset in place of an"
          + " orderly end. No answer came, whichever way it ended.")
  @Mistake(
      got = "bad answer",
      look = "JsonRpcConnection.java: IOException",
      why =
          "The connection was reset, and the client speaks of a bad answer. No answer came: a reset,"
              + " too, is a connection that is lost.")
  void clientSaysThatTheConnectionEndsAtOnce() {
    Tap closed = company.closed();
    Request order = Request.remove(values.subject(), values.number(1, 9));
    List<Terminal> clients = Stream.of("json-rpc", "grpc")
        .map(transport -> company.client(transport, closed, order))
        .toList();
    clients.forEach(client -> company.expectFailure(client, "transport: connection lost"));
  }

  @Check(
      step = 7,
      seconds = 40,
      why = "A server that does not answer looks like one that takes long. The client waits as long"
          + " as -t says, whatever the transport, and then says so.")
  @Mistake(
      expected = "the lines 'item: count'",
      look = "Client.java: TimeoutException",
      why =
          "The client gave up, and printed a line that looks like one for an item, 'name: number'."
              + " You may print more lines, but a script must be able to tell them from counts.")
  @Mistake(
      expected = "waits no less",
      look = "Client.java: patience",
      why =
          "The client gave up before the time was over that -t gives it: it has a limit of its own, or"
              + " it rounds down. Only -t says how long to wait, in milliseconds.")
  @Mistake(
      expected = "-t \\d+, waits",
      look = "Client.java: patience",
      why =
          "The client did not wait as long as -t says. It counts milliseconds; on the way to the wait"
              + " they became another unit, whole seconds for example.")
  @Mistake(
      expected = "terminal 3 prints",
      got = "waits in RmiTransport.connect",
      look = "Client.java: connect\\(",
      why =
          "The client waits for ever while it connects: over RMI that is a call, too, to the registry."
              + " The time that -t gives starts before that.")
  @Mistake(
      expected = "no answer within 0 ms",
      got = "still runs",
      look = "Client.java: patience",
      why =
          "With -t 0 the client waits for ever: to many calls of the library, 0 means that there is"
              + " no limit. To the user it is no time at all.")
  @Mistake(
      got = "did not print|still runs|waits",
      look = "Client.java: void run",
      why = "The client waits for an answer that does not come, and would wait for ever. Have the"
          + " call made in another thread, and wait for that no longer than -t says.")
  void clientWaitsNoLongerThanItIsTold() {
    new Patience(company, values).expectKept();
  }

  @Check(
      step = 7,
      why = "An error that is none of the service's refusals comes from the way, or from a server"
          + " that is broken. The client says so behind 'transport: ', with exit code 3.")
  @Mistake(
      expected = "terminal 6 prints",
      got = "exit code 0",
      look = "JsonRpcConnection.java: error",
      why =
          "The answer held an error, an empty text, and the client showed the result beside it. Only"
              + " null is no error; a text is one, even if it says nothing.")
  @Mistake(
      got = "exit code 0 before that; its last line was .*: 0",
      look = "JsonRpcConnection.java: long count",
      why =
          "The answer held neither a result nor an error, and the client made a count of 0 of that."
              + " What is not there is no count.")
  @Mistake(
      expected = "terminal 3 prints",
      got = "exit code 0",
      look = "JsonRpcConnection.java: Levels",
      why =
          "The answer to list held no Levels, and the client took that for a list without items. What"
              + " is not there is no list.")
  @Mistake(
      got = "NullPointerException|is null$",
      look = "GrpcConnection.java: getDescription",
      why =
          "The status had no description, and the client crashed. Only a status that comes from the"
              + " service has one for sure.")
  @Mistake(
      got = "its last line was unknown item|^unknown item",
      look = "JsonRpcConnection.java: Refusal\\.",
      why = "The server broke, and the user reads that there is no such item. Only what the service"
          + " itself said is a refusal: read it from its words, and take nothing else for it.")
  void clientTellsABrokenServerFromARefusal() {
    String words = "unknown item: " + values.word();
    Broken broken = new Broken(company, values);
    broken.ask("json-rpc", Reply.failed("rpc: out of " + values.word() + ", " + words));
    broken.ask("json-rpc", Reply.nothing());
    broken.ask("json-rpc", Request.list(), Reply.nothing());
    broken.ask("grpc", Reply.failed(words));
    broken.ask("grpc", Reply.nothing());
    broken.ask("json-rpc", Reply.failed("")); // beside a result
    broken.expectSaid();
  }

  @Check(
      step = 8,
      why =
          "The experiment decides. No answer does not mean that nothing was done. Who asks again"
              + " may be refused because his first call was carried out, and no transport can tell him.")
  void predictionAgreesWithWhatHappensWhenNoAnswerComes() {
    new Experiment(company, values.subject()).expect(answers);
  }

  private Contract contract(String transport) {
    return contract(transport, company.server(transport));
  }

  private Contract contract(String transport, Terminal server) {
    Supplier<Caller> callers = () -> company.caller(transport, server);
    return new Contract(transport, callers.get(), callers.get(), company, values);
  }

  /** In Go's words, which tell a service that is not there from a method. */
  private static void expectNoMethod(String method, Reply got) {
    String what = "a client gets for " + method;
    boolean service = !method.substring(0, method.lastIndexOf('.')).equals("Inventory");
    Reply goes = Reply.failed("error rpc: can't find service " + method);
    Reply ours = Reply.failed("error rpc: can't find method " + method);
    Expect.equal(what, ours.toString(), (service && got.equals(goes) ? ours : got).toString());
  }

  /** All orders reach the check's server, and what it answers is shown. */
  private void expectShown(String transport) {
    List<String> items = values.awkward();
    long large = (1L << 53) + 1 + 2 * values.number(0, 1_000_000);
    Map<Request, Reply> replies = new LinkedHashMap<>();
    replies.put(Request.add(items.get(0), values.number(1, 99)), Reply.done(large));
    replies.put(Request.remove(items.get(1), values.number(1, 99)), Reply.done(0));
    replies.put(Request.count(items.get(2)), Reply.done(large + 2));
    Map<String, Long> list = new TreeMap<>(Map.of(items.get(4), large, items.get(5), 0L));
    list.put(items.get(2), (1L << 31) + values.number(0, 1_000_000));
    replies.put(Request.list(), Reply.done(list));
    Counter counter = new Counter(company, transport);
    if (transport.equals("json-rpc")) {
      counter.expectShown(replies, Request.list(), A_LONG_TIME);
    } else {
      counter.expectShown(replies);
    }
  }

  /** Over RMI, which carries all refusals alike, one kind of them is enough. */
  private void expectRefusalShown(String transport) {
    String item = values.awkward().get(values.number(0, 2));
    Map<Request, Reply> replies = new LinkedHashMap<>();
    replies.put(Request.remove(item, 9), Reply.notEnough(values.number(1, 8), item, 9));
    if (!transport.equals("rmi")) {
      replies.put(Request.count(item), Reply.unknown("'" + item + "' or anything like it"));
      long amount = (1L << 32) + values.number(1, 9);
      replies.put(Request.add(item, amount), Reply.badAmount(amount));
    }
    new Counter(company, transport).expectShown(replies);
  }
}
