package dcom.labkit.broker;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Programs of others that tests hold our own against. */
final class Peers {
  private Peers() {}

  /** Skips the test where there is no nats-server, or fails it where peers are required. */
  static void requireNatsServer() {
    boolean there = ServerProcess.find().isPresent();
    if (!there && Boolean.getBoolean("lab.requirePeers")) {
      fail(Failures.noProgram().getMessage());
    }
    assumeTrue(there, () -> "skipped: " + Failures.noProgram().getMessage());
  }
}
