package dcom.inventory;

import dcom.labkit.check.Expect;
import dcom.labkit.check.Values;
import dcom.labkit.expect.Spoken;
import dcom.labkit.expect.Unmet;
import dcom.labkit.tap.Tap;
import dcom.labkit.terminal.Terminal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long clients wait for an answer that does not come. Of two clients one is told to wait 980 ms
 * longer; how long programs take to start, and how busy the machine is, makes no difference to that.
 * What a busy machine spoils all the same is tried again, with more time for the way to the server.
 *
 * @param company the clients
 * @param values what they ask for
 */
record Patience(Company company, Values values) {
  private static final int SHORT = 1_010;
  private static final int LONG = 1_990;
  private static final List<Integer> MORE = List.of(1_000, 4_000);

  /** A client that waits, and when it was started. */
  private record Waiting(String transport, Terminal client, Request order, int millis, long start) {
    @Override
    public String toString() {
      return "over " + transport + " terminal " + client.number() + ", with -t " + millis
          + ", waits ";
    }
  }

  /** Two clients of one server. */
  private record Pair(Waiting one, Waiting other) {}

  /** Over each transport; over RMI where not even the registry answers. */
  void expectKept() {
    Pair pair = pair(0); // terminals 1 and 2; the one that is not heard is 3
    Waiting unheard = client("rmi", company.mute("rmi"), LONG);
    Waiting last = client("grpc", company.front("grpc"), LONG);
    Waiting none = client("json-rpc", company.front("json-rpc"), 0);
    expectKept(pair);
    expectGivenUp(unheard);
    expectGivenUp(last);
    expectGivenUp(none);
  }

  private void expectKept(Pair first) {
    Optional<Unmet> unmet = unmet(first);
    for (int i = 0; i < MORE.size() && unmet.isPresent(); i++) {
      unmet = unmet(pair(MORE.get(i)));
    }
    unmet.ifPresent(it -> {
      throw it;
    });
  }

  /** What does not hold, and may hold with more time; a client that does not give up fails at once. */
  private Optional<Unmet> unmet(Pair pair) {
    boolean asked = company.desk().asked(pair.other.order, pair.other.client).isPresent();
    long apart = -expectGivenUp(pair.one) + expectGivenUp(pair.other);
    long expected = pair.other.millis - pair.one.millis;
    if (!asked) {
      return Optional.of(
          new Unmet(pair.other + "for an answer to its call", "it ended without a call"));
    }
    return apart > expected / 2 && apart < expected * 3 / 2
        ? Optional.empty()
        : Optional.of(new Unmet(
            pair.other + spoken(expected) + " longer than with -t " + pair.one.millis,
            "it waited " + spoken(apart) + " longer"));
  }

  private Pair pair(int more) {
    Tap server = company.front("json-rpc");
    return new Pair(
        client("json-rpc", server, SHORT + more), client("json-rpc", server, LONG + more));
  }

  private Waiting client(String transport, Tap server, int millis) {
    Request order = Request.add(values.subject(), values.number(1, 9));
    long start = System.nanoTime();
    Terminal client = company.client(transport, server, String.valueOf(millis), order);
    return new Waiting(transport, client, order, millis, start);
  }

  /** How many milliseconds after its start; not before its time. */
  private long expectGivenUp(Waiting one) {
    company.expectFailure(one.client, "transport: no answer within " + one.millis + " ms");
    long waited = Duration.ofNanos(System.nanoTime() - one.start).toMillis();
    Expect.that(waited >= one.millis, one + "no less", "it ended after " + spoken(waited));
    return waited;
  }

  private static String spoken(long millis) {
    return Spoken.duration(Duration.ofMillis(Math.max(0, millis)));
  }
}
