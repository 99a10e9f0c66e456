package dcom.inventory;

import dcom.labkit.check.Values;
import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.Terminal;
import java.util.List;
import java.util.stream.Stream;

/**
 * Clients of one server, which loses their connections when it has their requests.
 *
 * @param company where they ask
 * @param server what they are connected to
 * @param asked a client for each request
 */
record Lost(Company company, Tap server, List<Asked> asked) {
  private record Asked(Request order, Terminal client) {}

  /** One client that changes something, and one that only looks; over RMI, which is given, the first. */
  static Lost open(Company company, String transport, Values values) {
    Tap server = company.front(transport);
    Request change = Request.remove(values.subject(), values.number(1, 9));
    Request look = Request.count(values.subject());
    return new Lost(
        company,
        server,
        Stream.of(change, look)
            .limit(transport.equals("rmi") ? 1 : 2)
            .map(order -> new Asked(order, company.client(transport, server, order)))
            .toList());
  }

  /** Ends the connections when the requests have come. */
  void cut() {
    asked.forEach(one -> company.desk().next(one.order, one.client));
    server.cut();
  }

  /** Each client says so, and does not ask again. */
  void expectSaid() {
    asked.forEach(one -> {
      company.desk().expectNoOther(one.order, one.client);
      company.expectFailure(one.client, "transport: connection lost");
    });
  }
}
