package dcom.labkit.broker;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dcom.labkit.lab.Peers;
import dcom.labkit.lab.SearchPath;

/** Programs of others that tests hold our own against. */
final class RealPeers {
  private RealPeers() {}

  /** Skips the test where there is no nats-server, or fails it where peers are required. */
  static void requireNatsServer() {
    require(ServerProcess.find().isPresent(), Failures.noProgram().getMessage());
  }

  /** The same for Go, which builds the Go client. */
  static void requireGo() {
    require(
        SearchPath.find("go").isPresent(),
        "there is no go on the PATH; to try the Go client too, install it: https://go.dev/dl");
  }

  private static void require(boolean there, String otherwise) {
    if (!there && Peers.required()) {
      fail(otherwise);
    }
    assumeTrue(there, () -> "skipped: " + otherwise);
  }
}
