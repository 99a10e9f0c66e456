package dcom.inventory;

import dcom.labkit.check.Expect;
import dcom.labkit.check.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What holds of the service, whatever carries its calls: the same sentences over each transport.
 *
 * @param transport which one
 * @param one a client
 * @param other another client, with a connection of its own
 * @param company waits for replies
 * @param values items and amounts
 * @param before what each client got last
 */
record Contract(
    String transport,
    Caller one,
    Caller other,
    Company company,
    Values values,
    Map<Caller, Reply> before) {
  private static final long MOST = 1_000_000;

  /** More than fit into an int, and less than fit when an int's lower half is left. */
  private static final int MANY_TIMES = 2_200;

  Contract(String transport, Caller one, Caller other, Company company, Values values) {
    this(transport, one, other, company, values, new HashMap<>());
  }

  /** What one client does, the other one sees, to the last item. */
  void expectResults() {
    String item = values.subject() + " grüße";
    long many = values.number(100, 1_000_000);
    long few = values.number(2, 50);
    expect(Reply.done(many), one, Request.add(item, many));
    expect(Reply.done(many), other, Request.count(item));
    expect(Reply.done(many + few), other, Request.add(item, few));
    expect(Reply.done(many + few + few), other, Request.add(item, few));
    expect(Reply.done(many + few), one, Request.remove(item, few));
    expect(Reply.done(few), other, Request.remove(item, many));
    expect(Reply.done(0), one, Request.remove(item, few));
    expect(Reply.done(0), other, Request.count(item));
    expect(Reply.done(1), one, Request.add(item, 1));
    expect(Reply.done(0), other, Request.remove(item, 1));
  }

  /** A count may be larger than an int, once a third client has added so often. */
  void expectLargeCounts(Caller third) {
    String item = values.subject();
    long few = values.number(1, 99);
    List<Request> requests = Collections.nCopies(MANY_TIMES, Request.add(item, MOST));
    String what = "over " + transport + " the server answers " + MANY_TIMES + " calls";
    company.await(what, company.begin(() -> third.callAll(requests)));
    expect(Reply.done(MANY_TIMES * MOST + few), one, Request.add(item, few));
    expect(Reply.done((MANY_TIMES - 1) * MOST + few), one, Request.remove(item, MOST));
    expect(Reply.done((MANY_TIMES - 1) * MOST + few), other, Request.count(item));
    Reply list = company.await("list is answered", company.begin(() -> one.call(Request.list())));
    Expect.equal(
        "over " + transport + " a list shows of " + item,
        String.valueOf((MANY_TIMES - 1) * MOST + few),
        String.valueOf(list.list().get(item)));
  }

  /** Items stand in the order of their names, those that ran out included. */
  void expectList() {
    expect(Reply.done(Map.of()), one, Request.list());
    List<String> names = new ArrayList<>(names());
    Collections.shuffle(names, values.random());
    Map<String, Long> all = new TreeMap<>();
    names.forEach(name -> all.put(name, all.size() + 1L));
    names.forEach(name -> expectNew(name, all.get(name)));
    String first = names.get(0);
    expect(Reply.done(0), one, Request.remove(first, all.replace(first, 0L)));
    expect(Reply.done(all), other, Request.list());
  }

  /** Where another count comes, the name was taken for another one. */
  private void expectNew(String name, long count) {
    String taken = ", so the name was taken for one that was there";
    expect(Reply.done(count), one, Request.add(name, count), taken);
  }

  /** Names that start alike, that differ in one letter's case, and those that programs damage. */
  private List<String> names() {
    String name = values.subject();
    Stream<String> plain = Stream.generate(values::subject).limit(6);
    Stream<String> alike = Stream.of(
        name,
        name + " ",
        name + "2",
        name + "10",
        name.toUpperCase(),
        "É" + name,
        "é" + name,
        "e\u0301" + name);
    return Stream.of(plain, alike, values.awkward().stream())
        .flatMap(some -> some)
        .filter(one -> !one.isEmpty())
        .toList();
  }

  /** What cannot be done is refused, in the service's own words, and changes nothing. */
  void expectRefusals() {
    String item = values.subject();
    String never = values.subject() + " never";
    long there = values.number(3, 99);
    expect(Reply.unknown(item), one, Request.count(item));
    expect(Reply.unknown(item), other, Request.remove(item, there));
    expect(Reply.badAmount(0), one, Request.add(item, 0));
    expect(Reply.unknown(item), one, Request.count(item));
    expect(Reply.done(there), one, Request.add(item, there));
    expect(Reply.notEnough(there, item, there + 1), other, Request.remove(item, there + 1));
    expect(Reply.notEnough(there, item, MOST), one, Request.remove(item, MOST));
    for (long amount : List.of(-2L, -there, MOST + 1, (1L << 32) + there, Long.MIN_VALUE)) {
      expect(Reply.badAmount(amount), one, Request.add(item, amount));
      expect(Reply.badAmount(amount), other, Request.remove(item, amount));
    }
    expect(Reply.badAmount(0), other, Request.remove(item, 0));
    expect(Reply.badAmount(-1), other, Request.remove(never, -1));
    expect(Reply.badAmount(MOST + 1), other, Request.remove(never, MOST + 1));
    expect(Reply.done(Map.of(item, there)), one, Request.list());
    expect(Reply.done(0), one, Request.remove(item, there));
    expect(Reply.notEnough(0, item, 1), other, Request.remove(item, 1));
  }

  /** A request gets this reply. */
  private void expect(Reply reply, Caller caller, Request request) {
    expect(reply, caller, request, "");
  }

  /** The same with what another count means. */
  private void expect(Reply reply, Caller caller, Request request, String otherCount) {
    String what = "over " + transport + " a client gets for '" + request + "'";
    Reply got = company.await(what + "  " + reply, company.begin(() -> caller.call(request)));
    boolean again = got.equals(before.put(caller, got));
    String means = again ? ", as for its call before" : got.isCount() ? otherCount : "";
    Expect.equal(what, reply.toString(), got + (got.equals(reply) ? "" : means));
  }
}
