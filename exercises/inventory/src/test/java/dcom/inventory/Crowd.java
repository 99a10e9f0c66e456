package dcom.inventory;

import dcom.labkit.check.Expect;
import dcom.labkit.check.Values;
import dcom.labkit.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
  private static final int BURST = 1_000;

  /** A long name takes long to be found in a map, so that others come between, if they can. */
  private static final int LONG = 5_000;

  /** Each makes its calls one after the other; some order of all calls explains all replies. */
  void expectOneOrder(String transport) {
    String item = values.subject() + "x".repeat(LONG);
    Terminal server = company.server(transport);
    List<Caller> callers =
        Stream.generate(() -> company.caller(transport, server)).limit(CLIENTS).toList();
    long start = values.number(5, 10);
    String what = "the calls of " + CLIENTS + " clients over " + transport + " end";
    Request first = Request.add(item, start);
    company.await(what, company.begin(() -> callers.get(0).call(first)));
    List<Future<List<Operation>>> begun =
        callers.stream().map(caller -> begin(caller, requests(item))).toList();
    History history =
        new History(start, begun.stream().map(one -> company.await(what, one)).toList());
    String expected = "an order of the " + CLIENTS * CALLS + " calls of " + CLIENTS
        + " clients over " + transport + " in which one counter gives all replies";
    history.flaw().ifPresent(flaw -> Expect.that(false, expected, flaw));
  }

  private Future<List<Operation>> begin(Caller caller, List<Request> requests) {
    return company.begin(
        () -> requests.stream().map(request -> Operation.of(caller, request)).toList());
  }

  /** About as many are added as are removed, so that now and then there are not enough. */
  private List<Request> requests(String item) {
    return IntStream.range(0, CALLS)
        .mapToObj(call -> switch (values.number(0, 4)) {
          case 0, 1 -> Request.add(item, values.number(1, 3));
          case 2, 3 -> Request.remove(item, values.number(1, 4));
          default -> Request.count(item);
        })
        .toList();
  }

  /**
   * Each sends many calls in one piece, by JSON-RPC, so that the server works on them as fast as it
   * can, and the stock is empty again and again. What was added and removed, and what is left, must
   * agree, and there are never fewer than none.
   */
  void expectNothingLost() {
    String item = values.subject() + "x".repeat(LONG);
    Terminal server = company.server("json-rpc");
    List<JsonCaller> callers =
        Stream.generate(() -> company.fastCaller(server)).limit(CLIENTS).toList();
    String what = "the calls of " + CLIENTS + " clients end";
    company.await(what, company.begin(() -> callers.get(0).call(Request.add(item, 1))));
    List<Request> requests = IntStream.range(0, BURST)
        .mapToObj(i -> i % 3 == 0 ? Request.add(item, 1) : Request.remove(item, 1))
        .toList();
    List<Future<List<Reply>>> begun = callers.stream()
        .map(caller -> company.begin(() -> caller.replies(BURST)))
        .toList();
    callers.forEach(caller -> company.begin(() -> caller.send(requests)));
    Tally tally = begun.stream()
        .map(replies -> Tally.of(requests, company.await(what, replies)))
        .reduce(new Tally(1, 0, 1, ""), Tally::plus);
    Reply left = company.await(what, company.begin(() -> callers.get(0).call(Request.count(item))));
    tally.expect(left.toString());
  }
}
