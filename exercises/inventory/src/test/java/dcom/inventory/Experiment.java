package dcom.inventory;

import static dcom.labkit.wire.Direction.TO_CLIENT;
import static java.util.stream.Collectors.joining;

import dcom.labkit.check.Answers;
import dcom.labkit.check.Expect;
import dcom.labkit.expect.Unmet;
import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

/**
 * A client asks to remove 3 of 5; the answer is held back until the connection breaks; then it asks
 * again.
 *
 * @param company the server under check, and its clients
 * @param item what there are 5 of
 */
record Experiment(Company company, String item) {
  private static final List<String> QUESTIONS =
      List.of("then-there-are", "asked-again-it-gets", "over-the-other-it-is");

  /** Compares what happens with what was predicted under each key. */
  void expect(Answers answers) {
    Map<String, String> predicted = new LinkedHashMap<>();
    QUESTIONS.forEach(key -> predicted.put(key, answers.text(key)));
    Map<String, String> seen = over("json-rpc");
    seen.put("over-the-other-it-is", over("grpc").equals(seen) ? "same" : "different");
    Expect.that(
        seen.equals(predicted),
        "answers.yaml predicts" + list(predicted),
        "your server shows" + list(seen));
  }

  private Map<String, String> over(String transport) {
    Terminal server = company.server(transport);
    Tap tap = company.tap(transport, server);
    Caller cut = company.caller(transport, server, tap);
    Caller other = company.caller(transport, server);
    Request remove = Request.remove(item, 3);
    call(cut, Request.add(item, 5));
    tap.hold(TO_CLIENT);
    Future<Reply> lost = company.begin(() -> cut.call(remove));
    String there = changed(other);
    tap.cut();
    Reply none = company.await("the connection breaks", lost);
    Expect.that(none.kind() == Reply.Kind.FAILED, "no answer comes", none.toString());
    Reply again = call(other, remove);
    String gets = again.kind() == Reply.Kind.REFUSED ? "not-enough" : again.text();
    return new LinkedHashMap<>(Map.of("then-there-are", there, "asked-again-it-gets", gets));
  }

  /** The count once it is another than 5. Each call takes its time, so there are few of them. */
  private String changed(Caller caller) {
    Reply count = call(caller, Request.count(item));
    while (count.text().equals("5")) {
      count = call(caller, Request.count(item));
    }
    return count.text();
  }

  private Reply call(Caller caller, Request request) {
    String what = "the server answers '" + request + "'";
    Reply reply = company.await(what, company.begin(() -> caller.call(request)));
    if (reply.kind() == Reply.Kind.FAILED) {
      throw new Unmet(what, "a client got  " + reply);
    }
    return reply;
  }

  private static String list(Map<String, String> words) {
    return QUESTIONS.stream().map(key -> "\n" + key + ": " + words.get(key)).collect(joining());
  }
}
