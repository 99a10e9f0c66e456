package dcom.labkit.broker;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of others that tests hold our own against. */
final class Peers {
  private Peers() {}

  /** Skips the test where there is no nats-server, or fails it where peers are required. */
  static void requireNatsServer() {
    require(ServerProcess.find().isPresent(), Failures.noProgram().getMessage());
  }

  /** The same for Go, which builds the Go client. */
  static void requireGo() {
    boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
    require(
        there,
        "there is no go on the PATH; to try the Go client too, install it: https://go.dev/dl");
  }

  private static void require(boolean there, String otherwise) {
    if (!there && Boolean.getBoolean("lab.requirePeers")) {
      fail(otherwise);
    }
    assumeTrue(there, () -> "skipped: " + otherwise);
  }
}
