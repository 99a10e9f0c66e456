package dcom.labkit.broker;

import java.nio.file.Path;

/** Opens the broker that a user names. */
public final class Brokers {
  private Brokers() {}

  /**
   * A broker that is ready for the taps and peers of this process; an embedded one lets nobody else in.
   * The caller closes it.
   *
   * @param kind {@code embedded}, {@code nats-server} for the real one as a process of its own, or
   *     {@code nats://[user:password@]host[:port]} for one that runs already
   * @param folder where a process may keep its data and its log; made if it is not there
   * @throws BrokerFailure when it cannot be had
   */
  public static Broker open(String kind, Path folder) {
    if (kind.equals("embedded")) {
      return NatsServer.start(NatsOptions.standard().forOwnConnections());
    }
    if (kind.equals("nats-server")) {
      return ServerProcess.start(folder);
    }
    if (kind.startsWith("nats://")) {
      return RemoteServer.find(kind);
    }
    throw Failures.unknownKind(kind);
  }
}
