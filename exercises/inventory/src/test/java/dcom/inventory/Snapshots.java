package dcom.inventory;

import dcom.labkit.check.Expect;
import dcom.labkit.check.Values;
import dcom.labkit.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lists that are read while others change the items. A writer adds one to the first item of a pair,
 * waits for the answer, adds one to the second, and so on: at each moment there are as many of the
 * first as of the second, or one more.
 *
 * @param company the clients
 * @param values names of items
 */
record Snapshots(Company company, Values values) {
  private static final int LISTS = 60;
  private static final int LEAST = 10;

  /** So many items lie between those of a pair, so that a list that is read bit by bit takes its time. */
  private static final int BETWEEN = 1_500;

  /** So many long names make a list that fits into no buffer on the way to somebody who does not read. */
  private static final int LONG_NAMES = 200;

  private static final int LENGTH = 50_000;

  /** Two items; a writer changes the first one first. */
  private record Pair(String first, String second) {
    private void expectWhole(Reply list) {
      long ahead = list.list().getOrDefault(first, 0L) - list.list().getOrDefault(second, 0L);
      Expect.that(
          ahead == 0 || ahead == 1,
          "of " + first + " there are as many as of " + second
              + " or one more at each moment, and in each list",
          list.kind() == Reply.Kind.DONE ? "a list shows " + shown(list) : "a list is " + list);
    }

    private String shown(Reply list) {
      return list.list().get(first) + " of " + first + " and " + list.list().get(second) + " of "
          + second;
    }
  }

  /** No list shows a later change without an earlier one. */
  void expectWhole() {
    Terminal server = company.server("json-rpc");
    JsonCaller reader = company.jsonCaller(server);
    String item = values.subject();
    List<Pair> pairs =
        List.of(new Pair("a " + item, "z " + item), new Pair("z2 " + item, "a2 " + item));
    List<Request> between =
        IntStream.range(0, BETWEEN).mapToObj(i -> Request.add("m" + i, 1)).toList();
    company.await("items are added", company.begin(() -> reader.callAll(between)));
    AtomicBoolean over = new AtomicBoolean();
    Future<Integer> writer = write(pairs, company.jsonCaller(server), over);
    try {
      for (int i = 0; i < LISTS && (i < LEAST || !company.late()); i++) {
        Reply list =
            company.await("list is answered", company.begin(() -> reader.call(Request.list())));
        pairs.forEach(pair -> pair.expectWhole(list));
      }
    } finally {
      over.set(true);
    }
    company.await("the writer ends", writer);
    expectNobodyWaits(reader, company.jsonCaller(server));
  }

  /** One client asks for a very long list and does not read it; another one gets its answer. */
  private void expectNobodyWaits(JsonCaller reader, JsonCaller idle) {
    String item = values.subject();
    List<Request> many = IntStream.range(0, LONG_NAMES)
        .mapToObj(i -> Request.add(i + item + "x".repeat(LENGTH), 1))
        .toList();
    company.await("items are added", company.begin(() -> reader.callAll(many)));
    company.await("a list begins to come", company.begin(() -> idle.leaveUnread(Request.list())));
    Request add = Request.add(item, 1);
    company.expect(
        "while another client does not read its list,", Reply.done(1), () -> reader.call(add));
  }

  private Future<Integer> write(List<Pair> pairs, JsonCaller caller, AtomicBoolean over) {
    List<Request> round = pairs.stream()
        .flatMap(pair -> Stream.of(pair.first, pair.second))
        .map(item -> Request.add(item, 1))
        .toList();
    return company.begin(() -> {
      int calls = 0;
      while (!over.get()) {
        caller.call(round.get(calls++ % round.size()));
      }
      return calls;
    });
  }
}
