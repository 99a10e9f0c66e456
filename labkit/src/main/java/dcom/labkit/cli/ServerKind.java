package dcom.labkit.cli;

import java.util.Optional;

/** The message server that a user names for checks, refused early where it cannot be one. */
final class ServerKind {
  private ServerKind() {}

  /** What the option says, otherwise the environment's {@code LAB_NATS}, otherwise the embedded one. */
  static String of(Optional<String> option) {
    String kind = option.orElse(System.getenv().getOrDefault("LAB_NATS", "embedded"));
    if (!kind.equals("embedded") && !kind.equals("nats-server") && !kind.startsWith("nats://")) {
      throw new UsageError(
          "There is no server '" + kind + "'. There are: embedded, nats-server, nats://host:port.");
    }
    return kind;
  }
}
