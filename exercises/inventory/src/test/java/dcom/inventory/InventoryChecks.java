package dcom.inventory;

import static dcom.inventory.Company.TRANSPORTS;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

/** What must hold of an inventory, whatever carries its calls, and of its client. */
@Checks
final class InventoryChecks {
  private static final String ONE_ORDER =
      "However calls overlap, they must look as if they had come one after the other, each at a"
          + " moment between its request and its reply. Then the service is as good as one counter"
          + " that everybody uses in turn.";

  private static final Pattern BAD_ANSWER = Pattern.compile("transport: bad answer: .*");

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
  void clientsShareOneStock() {
    contract("rmi").expectResults();
  }

  @Check(
      step = 1,
      why = "A list has an order that everybody knows, that of the names. An item stays in it when"
          + " none are left.")
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
      got = "'(add|remove) \\S+ (-\\d+|0|1000001)'  (\\d|the refusal  not)",
      look = "Stock.java: void expectGood",
      why = "An amount that makes no sense was taken for one that does. Who may add -3 removes 3,"
          + " past all that you look at when some are removed.")
  void whatCannotBeDoneIsRefused() {
    contract("rmi").expectRefusals();
  }

  @Check(
      step = 2,
      why = "The client sends what it was told, and shows what comes back: item, colon, count.")
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
  void jsonRpcGivesTheSameResults() {
    Contract contract = contract("json-rpc");
    contract.expectList();
    contract.expectResults();
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
  void jsonRpcGivesTheSameRefusals() {
    contract("json-rpc").expectRefusals();
  }

  @Check(
      step = 3,
      why = "A call of a method that is not there is no matter for the service: the transport"
          + " answers it with an error of its own, in Go's words. The connection goes on.")
  void jsonRpcKnowsNoOtherMethod() {
    String method = "Inventory." + values.subject();
    JsonCaller caller = company.fastCaller(company.server("json-rpc"));
    String what = "a client gets for " + method;
    Reply expected = Reply.failed("error rpc: can't find method " + method);
    Reply got = company.await(what + "  " + expected, company.begin(() -> caller.call(method)));
    Expect.equal(what, expected.toString(), got.toString());
  }

  @Check(step = 4, why = "The user cannot tell which transport was used, save by the option.")
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
  void grpcGivesTheSameRefusals() {
    contract("grpc").expectRefusals();
  }

  @Check(step = 5, why = "The user cannot tell which transport was used, save by the option.")
  void clientShowsTheSameOverGrpc() {
    expectShown("grpc");
  }

  @Check(
      step = 5,
      why = "A status with one of the service's codes becomes a Refusal again; its description is"
          + " the message.")
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
      got = "removed, -?\\d+ left",
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
  void callsOverGrpcHaveOneOrder() {
    new Crowd(company, values).expectOneOrder("grpc");
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
  void clientSaysThatNoServerIsThere() {
    Tap nobody = company.nobody();
    Request order = Request.count(values.subject());
    List<Terminal> clients = TRANSPORTS.stream()
        .map(transport -> company.client(transport, nobody, order))
        .toList();
    String line = "transport: no server at 127.0.0.1:" + nobody.port();
    clients.forEach(client -> client.awaitLine(line).awaitExit(3));
  }

  @Check(
      step = 7,
      seconds = 15,
      why = "When the connection ends before the answer, nobody knows what the service did. That is"
          + " what the client says; it is neither a result nor a refusal.")
  @Mistake(
      got = "asked again",
      look = "Client.java: connect\\(",
      why = "The client called once more when its connection broke. The first call may have been"
          + " carried out: who repeats it by himself may remove twice.")
  void clientSaysThatTheConnectionIsLost() {
    for (String transport : TRANSPORTS) {
      Request order = Request.remove(values.subject(), values.number(1, 9));
      Tap server = company.front(transport);
      Terminal client = company.client(transport, server, order);
      company.desk().next(order, client);
      server.cut();
      company.desk().expectNoOther(order, client);
      client.awaitLine("transport: connection lost").awaitExit(3);
    }
  }

  @Check(
      step = 7,
      seconds = 15,
      why = "A server that does not answer looks like one that takes long. The client waits as long"
          + " as -t says, whatever the transport, and then says so.")
  @Mistake(
      got = "did not print|still runs|waits",
      look = "Client.java: void run",
      why = "The client waits for an answer that does not come, and would wait for ever. Have the"
          + " call made in another thread, and wait for that no longer than -t says.")
  void clientWaitsNoLongerThanItIsTold() {
    String millis = String.valueOf(values.number(300, 600));
    Request order = Request.add(values.subject(), values.number(1, 9));
    List<Terminal> clients = TRANSPORTS.stream()
        .map(transport -> company.client(transport, company.front(transport), millis, order))
        .toList();
    String line = "transport: no answer within " + millis + " ms";
    clients.forEach(client -> client.awaitLine(line).awaitExit(3));
  }

  @Check(
      step = 7,
      why = "An error that is none of the service's refusals comes from the way, or from a server"
          + " that is broken. The client says so behind 'transport: ', with exit code 3.")
  @Mistake(
      got = "unknown item",
      look = "JsonRpcConnection.java: Refusal\\.",
      why = "The server broke, and the user reads that there is no such item. Only what the service"
          + " itself said is a refusal: read it from its words, and take nothing else for it.")
  void clientTellsABrokenServerFromARefusal() {
    String broken = "rpc: out of " + values.word();
    for (String transport : TRANSPORTS) {
      Request order = Request.add(values.subject(), values.number(1, 9));
      Terminal client = company.client(transport, company.front(transport), order);
      company.desk().next(order, client).answer(Reply.failed(broken));
      client.awaitLine("transport: bad answer: …", BAD_ANSWER).awaitExit(3);
    }
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
    Terminal server = company.server(transport);
    return new Contract(
        transport,
        company.caller(transport, server),
        company.caller(transport, server),
        company,
        values);
  }

  /** All orders reach the check's server, and what it answers is shown. */
  private void expectShown(String transport) {
    String item = values.subject();
    long count = values.number(1, 1_000_000);
    Tap server = company.front(transport);
    Map<Request, Reply> replies = new LinkedHashMap<>();
    replies.put(Request.add(item, values.number(1, 99)), Reply.done(count));
    replies.put(Request.remove(item, values.number(1, 99)), Reply.done(count - 1));
    replies.put(Request.count(item), Reply.done(count + 1));
    Map<Request, Terminal> clients = new LinkedHashMap<>();
    replies.keySet().forEach(it -> clients.put(it, company.client(transport, server, it)));
    replies.forEach((order, reply) -> {
      company.desk().next(order, clients.get(order)).answer(reply);
      clients.get(order).awaitLine(item + ": " + reply.text()).awaitExit(0);
    });
    expectListShown(transport, server, new TreeMap<>(Map.of(item, count, "aa " + item, 0L)));
  }

  private void expectListShown(String transport, Tap server, Map<String, Long> list) {
    Terminal client = company.client(transport, server, Request.list());
    company.desk().next(Request.list(), client).answer(Reply.done(list));
    list.forEach((item, count) -> client.awaitNext("", item + ": " + count));
    client.awaitExit(0);
  }

  private void expectRefusalShown(String transport) {
    String item = values.subject();
    Tap server = company.front(transport);
    Map<Request, Reply> replies = Map.of(
        Request.count(item), Reply.unknown(item),
        Request.remove(item, 9), Reply.notEnough(values.number(1, 8), item, 9));
    Map<Request, Terminal> clients = new LinkedHashMap<>();
    replies.keySet().forEach(it -> clients.put(it, company.client(transport, server, it)));
    replies.forEach((order, reply) -> {
      company.desk().next(order, clients.get(order)).answer(reply);
      clients.get(order).awaitLine(reply.text()).awaitExit(1);
    });
  }
}
