package dcom.labkit.broker;

import java.io.IOException;
import java.time.Duration;

/** The words for brokers that cannot be had. */
final class Failures {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private Failures() {}

  static BrokerFailure cannotListen(String host, int port, IOException cause) {
    Seen seen = Probe.look(host, port, PATIENCE);
    String taken = "port " + port + " is taken: ";
    String free = "take a free port with --port 0";
    if (seen instanceof Seen.Nats nats) {
      return new BrokerFailure(
          taken + "a NATS server, version " + nats.version() + ", answers there",
          "Use it with --broker nats://" + host + ":" + port + ", or " + free);
    }
    if (seen instanceof Seen.Other other) {
      return new BrokerFailure(taken + other.what() + " answers there", "Stop it, or " + free);
    }
    return new BrokerFailure(
        "cannot listen on " + host + ":" + port + ": " + cause.getMessage(),
        "Choose another port, or " + free);
  }

  static BrokerFailure noNatsThere(String url, Seen seen) {
    if (seen instanceof Seen.Other other) {
      return new BrokerFailure(
          url + " is no NATS server: " + other.what() + " answers there",
          "Check host and port; NATS servers listen on 4222 unless told otherwise");
    }
    String why = seen instanceof Seen.Nobody nobody ? " (" + nobody.why() + ")" : "";
    return new BrokerFailure(
        "nothing answers at " + url + why,
        "Start a server with: ./lab broker --port 4222; or leave --broker out to use the embedded"
            + " one");
  }

  static BrokerFailure notLetIn(String url, String why) {
    return new BrokerFailure(
        "the NATS server at " + url + " does not let us in: " + why,
        "Give user and password in the address: nats://user:password@host:port");
  }

  static BrokerFailure unknownKind(String kind) {
    return new BrokerFailure(
        "there is no broker \"" + kind + "\"",
        "Give --broker embedded, nats-server, or the address of a server: nats://host:port");
  }

  static BrokerFailure endedEarly(String why) {
    return new BrokerFailure(
        "nats-server did not start: " + why, "Mend that, or use --broker embedded");
  }

  static BrokerFailure noProgram() {
    return new BrokerFailure(
        "the program nats-server is not on the PATH",
        "Get it with: go install github.com/nats-io/nats-server/v2@latest; or with your system's"
            + " packages (apt install nats-server, brew install nats-server); or use --broker"
            + " embedded");
  }
}
