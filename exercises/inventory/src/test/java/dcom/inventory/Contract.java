package dcom.inventory;

import dcom.labkit.check.Expect;
import dcom.labkit.check.Values;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What holds of the service, whatever carries its calls: the same sentences over each transport.
 *
 * @param transport which one
 * @param one a client
 * @param other another client, with a connection of its own
 * @param company waits for replies
 * @param values items and amounts
 */
record Contract(String transport, Caller one, Caller other, Company company, Values values) {

  /** What one client does, the other one sees, to the last item. */
  void expectResults() {
    String item = values.subject() + " grüße";
    long many = values.number(100, 1_000_000);
    long few = values.number(2, 50);
    expect(Reply.done(many), one, Request.add(item, many));
    expect(Reply.done(many), other, Request.count(item));
    expect(Reply.done(many + few), other, Request.add(item, few));
    expect(Reply.done(many), one, Request.remove(item, few));
    expect(Reply.done(0), other, Request.remove(item, many));
    expect(Reply.done(0), one, Request.count(item));
  }

  /** Items stand in the order of their names, those that ran out included. */
  void expectList() {
    expect(Reply.done(Map.of()), one, Request.list());
    Map<String, Long> all = new TreeMap<>();
    LongStream.rangeClosed(1, 12).forEach(count -> all.put(values.subject(), count));
    all.forEach((item, count) -> {
      if (count % 2 == 1) {
        expect(Reply.done(count), one, Request.add(item, count));
      }
    });
    all.forEach((item, count) -> {
      if (count % 2 == 0) {
        expect(Reply.done(count), one, Request.add(item, count));
      }
    });
    String first = all.keySet().iterator().next();
    expect(Reply.done(0), one, Request.remove(first, all.replace(first, 0L)));
    expect(Reply.done(all), other, Request.list());
  }

  /** What cannot be done is refused, in the service's own words, and changes nothing. */
  void expectRefusals() {
    String item = values.subject();
    long there = values.number(3, 99);
    expect(Reply.unknown(item), one, Request.count(item));
    expect(Reply.unknown(item), other, Request.remove(item, there));
    expect(Reply.badAmount(0), one, Request.add(item, 0));
    expect(Reply.unknown(item), one, Request.count(item));
    expect(Reply.done(there), one, Request.add(item, there));
    expect(Reply.notEnough(there, item, there + 1), other, Request.remove(item, there + 1));
    expect(Reply.badAmount(-2), other, Request.remove(item, -2));
    expect(Reply.badAmount(-there), one, Request.add(item, -there));
    expect(Reply.badAmount(1_000_001), one, Request.add(item, 1_000_001));
    expect(Reply.done(there), one, Request.count(item));
  }

  /** A request gets this reply. */
  private void expect(Reply reply, Caller caller, Request request) {
    String what = "over " + transport + " a client gets for '" + request + "'";
    Reply got = company.await(what + "  " + reply, company.begin(() -> caller.call(request)));
    Expect.equal(what, reply.toString(), got.toString());
  }
}
