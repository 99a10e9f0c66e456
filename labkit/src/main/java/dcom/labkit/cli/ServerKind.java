package dcom.labkit.cli;

import dcom.labkit.broker.Brokers;
import dcom.labkit.check.Settings;
import java.nio.file.Path;
import java.util.Optional;

/** The message server that a user names for checks, refused early where it cannot be one. */
final class ServerKind {
  private ServerKind() {}

  /**
   * What the option says, or the usual one.
   *
   * @throws dcom.labkit.broker.BrokerFailure if no NATS server is at the address
   */
  static String of(Optional<String> option) {
    String kind = option.orElseGet(Settings::usualBroker);
    if (!kind.equals("embedded") && !kind.equals("nats-server") && !kind.startsWith("nats://")) {
      throw new UsageError(
          "There is no server '" + kind + "'. There are: embedded, nats-server, nats://host:port.");
    }
    if (kind.startsWith("nats://")) {
      Brokers.open(kind, Path.of("")).close();
    }
    return kind;
  }
}
