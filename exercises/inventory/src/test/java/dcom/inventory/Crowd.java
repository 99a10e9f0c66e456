package dcom.inventory;

import dcom.labkit.check.Expect;
import dcom.labkit.check.Values;
import dcom.labkit.terminal.Terminal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Several clients that call one server at the same time.
 *
 * @param company who they are
 * @param values what they ask for
 */
record Crowd(Company company, Values values) {
  private static final int CLIENTS = 4;
  private static final int CALLS = 60;
  private static final int LEAST = 15;
  private static final int OWN = 300;
  private static final int BURST = 250;
  private static final int BURSTS = 2;

  /** More than any pool of threads that somebody would think large enough. */
  private static final int CONNECTED = 40;

  /** A long name takes long to be found in a map, so that others come between, if they can. */
  private static final int VERY_LONG = 5_000;

  /** Long for the same reason, and not too long for all that looks at each call. */
  private static final int LONG = 1_000;

  /** Each makes its calls one after the other; some order of all calls explains all replies. */
  void expectOneOrder(String transport) {
    expectOneOrder(transport, company.server(transport));
  }

  /** The same with a server that runs. */
  void expectOneOrder(String transport, Terminal server) {
    List<String> items =
        Stream.generate(() -> values.subject() + "x".repeat(LONG)).limit(2).toList();
    List<Caller> callers =
        Stream.generate(() -> company.caller(transport, server)).limit(CLIENTS).toList();
    long start = values.number(5, 10);
    String what = "the calls of " + CLIENTS + " clients over " + transport + " end";
    List<Request> first = items.stream().map(item -> Request.add(item, start)).toList();
    first.forEach(add -> company.await(what, company.begin(() -> callers.get(0).call(add))));
    List<Future<List<Operation>>> begun =
        callers.stream().map(caller -> begin(caller, requests(items))).toList();
    List<List<Operation>> made =
        begun.stream().map(one -> company.await(what, one)).toList();
    made.forEach(Crowd::expectAnswers);
    items.forEach(item -> expectOneOrder(transport, start, about(item, made)));
  }

  /** By gRPC, each adds one to an item that is its own, again and again, while the others do the same. */
  void expectOwnReplies(Terminal server) {
    String what = "the calls of " + CLIENTS + " clients over grpc end";
    List<Future<List<Reply>>> begun = Stream.generate(() -> company.grpcCaller(server))
        .limit(CLIENTS)
        .map(caller -> {
          List<Request> adds = Collections.nCopies(OWN, Request.add(values.subject(), 1));
          return company.begin(() -> caller.callAll(adds));
        })
        .toList();
    begun.forEach(one -> expectEachCount(company.await(what, one)));
  }

  /** In any order, since the calls were under way together. */
  private static void expectEachCount(List<Reply> replies) {
    replies.forEach(Crowd::expectAnswer);
    List<Reply> counts = LongStream.rangeClosed(1, OWN).mapToObj(Reply::done).toList();
    List<Reply> strange =
        replies.stream().filter(reply -> !counts.contains(reply)).toList();
    Expect.that(
        strange.isEmpty() && Set.copyOf(replies).size() == OWN,
        "a client that alone adds 1 to an item, " + OWN + " times, gets each count once",
        strange.isEmpty() ? "it got one twice" : "it got  " + strange.get(0));
  }

  private static void expectAnswer(Reply reply) {
    Expect.that(
        reply.kind() != Reply.Kind.FAILED,
        "the server answers each call",
        "a client got  " + reply);
  }

  private static void expectAnswers(List<Operation> made) {
    made.forEach(call -> expectAnswer(call.reply()));
  }

  private static List<List<Operation>> about(String item, List<List<Operation>> made) {
    return made.stream()
        .map(one -> one.stream().flatMap(call -> call.about(item).stream()).toList())
        .toList();
  }

  private static void expectOneOrder(String transport, long start, List<List<Operation>> calls) {
    History history = new History(start, calls);
    String expected = "an order of the " + calls.stream().mapToInt(List::size).sum()
        + " calls of " + CLIENTS + " clients over " + transport
        + " for one item, in which one counter gives all replies";
    history.flaw().ifPresent(flaw -> Expect.that(false, expected, flaw));
  }

  /** On a busy machine fewer calls must do. */
  private Future<List<Operation>> begin(Caller caller, List<Request> requests) {
    return company.begin(() -> {
      List<Operation> made = new ArrayList<>();
      for (Request request : requests) {
        if (made.size() < LEAST || !company.late()) {
          made.add(Operation.of(caller, request));
        }
      }
      return made;
    });
  }

  /** About as many are added as are removed, so that now and then there are not enough. */
  private List<Request> requests(List<String> items) {
    return IntStream.range(0, CALLS)
        .mapToObj(call -> request(items.get(values.number(0, items.size() - 1))))
        .toList();
  }

  private Request request(String item) {
    return switch (values.number(0, 5)) {
      case 0, 1 -> Request.add(item, values.number(1, 3));
      case 2, 3 -> Request.remove(item, values.number(1, 4));
      case 4 -> Request.count(item);
      default -> Request.list();
    };
  }

  /**
   * Many are connected, and some send many calls in one piece, by JSON-RPC, so that the server works on
   * them as fast as it can, and the stock is empty again and again. What was added and removed, and what
   * is left, must agree, and there are never fewer than none.
   */
  void expectNothingLost() {
    String item = values.subject() + "x".repeat(VERY_LONG);
    Terminal server = company.server("json-rpc");
    List<JsonCaller> callers =
        Stream.generate(() -> company.jsonCaller(server)).limit(CONNECTED).toList();
    Tally tally = new Tally(0, 0, 0, "");
    for (JsonCaller caller : callers) {
      tally = tally.plus(burst(List.of(caller), List.of(Request.add(item, 1))));
    }
    List<Request> requests = IntStream.range(0, BURST)
        .mapToObj(i -> i % 3 == 0 ? Request.add(item, 1) : Request.remove(item, 1))
        .toList();
    for (int i = 0; i < BURSTS && (i == 0 || !company.late()); i++) {
      tally = tally.plus(burst(callers.subList(0, CLIENTS), requests));
    }
    Request count = Request.count(item);
    Reply left =
        company.await("the last call ends", company.begin(() -> callers.get(0).call(count)));
    tally.expect(left.toString());
  }

  private Tally burst(List<JsonCaller> callers, List<Request> requests) {
    String what = "the calls of " + CONNECTED + " clients that are connected end";
    List<Future<List<Reply>>> begun = callers.stream()
        .map(caller -> company.begin(() -> caller.replies(requests.size())))
        .toList();
    callers.forEach(caller -> company.begin(() -> caller.send(requests)));
    return begun.stream()
        .map(replies -> Tally.of(requests, company.await(what, replies)))
        .reduce(new Tally(0, 0, 0, ""), Tally::plus);
  }
}
