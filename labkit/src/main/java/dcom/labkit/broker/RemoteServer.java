package dcom.labkit.broker;

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
   * Makes sure that a NATS server answers at the address.
   *
   * @throws BrokerFailure when nothing does, or something else
   */
  static RemoteServer find(String url) {
    NatsAddress address = NatsAddress.parse(url);
    Seen seen = Probe.look(address.host(), address.port(), PATIENCE);
    if (!(seen instanceof Seen.Nats)) {
      throw Failures.noNatsThere(url, seen);
    }
    return new RemoteServer(url, address);
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
