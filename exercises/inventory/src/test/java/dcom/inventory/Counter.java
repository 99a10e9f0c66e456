package dcom.inventory;

import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where clients of one transport are served: each asks once, and shows what it gets.
 *
 * @param company where they ask
 * @param transport how
 */
record Counter(Company company, String transport) {
  /** A client for each request; all start at once. */
  void expectShown(Map<Request, Reply> replies) {
    Tap server = company.front(transport);
    Map<Request, Terminal> clients = new LinkedHashMap<>();
    replies.keySet().forEach(order -> clients.put(order, company.client(transport, server, order)));
    replies.forEach((order, reply) -> expectShown(clients.get(order), order, reply));
  }

  private void expectShown(Terminal client, Request order, Reply reply) {
    company.desk().next(order, client).answer(reply);
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
