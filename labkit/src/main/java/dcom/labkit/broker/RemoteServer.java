package dcom.labkit.broker;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import java.time.Duration;

/** A server that somebody else runs; closing it leaves it as it is. Immutable. */
final class RemoteServer implements Broker {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String url;
  private final NatsAddress address;

  private RemoteServer(String url, NatsAddress address) {
    this.url = url;
    this.address = address;
  }

  /**
   * Makes sure that a NATS server answers at the address and lets us in.
   *
   * @throws BrokerFailure when nothing does, or something else
   */
  static RemoteServer find(String url) {
    NatsAddress address = NatsAddress.parse(url);
    Seen seen = Probe.look(address.host(), address.port(), PATIENCE);
    if (!(seen instanceof Seen.Nats)) {
      throw Failures.noNatsThere(url, seen);
    }
    enter(url);
    return new RemoteServer(url, address);
  }

  private static void enter(String url) {
    try {
      NatsPeer.connect(url, new Events(), Deadline.in(PATIENCE)).close();
    } catch (Unmet e) {
      throw Failures.notLetIn(url, e.got());
    }
  }

  @Override
  public String url() {
    return url;
  }

  @Override
  public String host() {
    return address.host();
  }

  @Override
  public int port() {
    return address.port();
  }

  @Override
  public void close() {
    // Not ours.
  }
}
