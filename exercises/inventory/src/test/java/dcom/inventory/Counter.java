package dcom.inventory;

import dcom.labkit.expect.Deadline;
import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.Terminal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where clients of one transport are served: each asks once, and shows what it gets.
 *
 * @param company where they ask
 * @param transport how
 */
record Counter(Company company, String transport) {
  /** A client for each request; all start at once. */
  void expectShown(Map<Request, Reply> replies) {
    Map<Request, Terminal> clients = clients(replies.keySet());
    replies.forEach((order, reply) -> {
      company.desk().next(order, clients.get(order)).answer(reply);
      expectShown(clients.get(order), order, reply);
    });
  }

  /** The same; one answer comes only after this time, on the clock that the client has, too. */
  void expectShown(Map<Request, Reply> replies, Request late, Duration time) {
    Map<Request, Terminal> clients = clients(replies.keySet());
    Terminal patient = clients.get(late);
    Desk.Call held = company.desk().next(late, patient);
    Deadline until = Deadline.onTheClock(time);
    replies.forEach((order, reply) -> {
      if (!order.equals(late)) {
        company.desk().next(order, clients.get(order)).answer(reply);
        expectShown(clients.get(order), order, reply);
      }
    });
    company.desk().pass(until, patient);
    held.answer(replies.get(late));
    expectShown(patient, late, replies.get(late));
  }

  private Map<Request, Terminal> clients(Set<Request> orders) {
    Tap server = company.front(transport);
    Map<Request, Terminal> clients = new LinkedHashMap<>();
    orders.forEach(order -> clients.put(order, company.client(transport, server, order)));
    return clients;
  }

  private void expectShown(Terminal client, Request order, Reply reply) {
    if (reply.kind() == Reply.Kind.REFUSED) {
      company.expectRefusal(client, reply.text());
    } else {
      company.expectShown(client, lines(order, reply));
    }
    company.desk().expectNoOther(order, client);
  }

  private static List<String> lines(Request order, Reply reply) {
    return order.verb().equals("list")
        ? reply.list().entrySet().stream()
            .map(one -> one.getKey() + ": " + one.getValue())
            .toList()
        : List.of(order.item() + ": " + reply.text());
  }
}
