package dcom.inventory;

import dcom.labkit.check.Values;
import dcom.labkit.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Clients whose servers answer with what is neither a result nor a refusal.
 *
 * @param company where they ask
 * @param values what they ask for
 * @param answers what each client's request is answered with
 */
record Broken(Company company, Values values, Map<Asked, Reply> answers) {
  /** A client and its request. */
  record Asked(Request order, Terminal client) {}

  Broken(Company company, Values values) {
    this(company, values, new LinkedHashMap<>());
  }

  /** One more client; all start at once. */
  void ask(String transport, Reply answer) {
    ask(transport, Request.add(values.subject(), values.number(1, 9)), answer);
  }

  /** The same with an order of any kind. */
  void ask(String transport, Request order, Reply answer) {
    Terminal client = company.client(transport, company.front(transport), order);
    answers.put(new Asked(order, client), answer);
  }

  /** Answers each, and expects each client to say that the answer is bad. */
  void expectSaid() {
    answers.forEach((asked, answer) -> {
      company.desk().next(asked.order, asked.client).answer(answer);
      company.expectFailureLike(asked.client, "transport: bad answer: ");
    });
  }
}
