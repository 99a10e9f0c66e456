package dcom.course;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dcom.labkit.lab.Peers;
import dcom.labkit.lab.SearchPath;

/** Programs of others with which the answers talk. */
final class RealPeers {
  private static final String EXAMPLES = "google.golang.org/grpc/examples/helloworld";

  private RealPeers() {}

  /** Skips the test where there is no Go, or fails it where peers are required. */
  static void requireGo() {
    require("go", "install it: https://go.dev/dl");
  }

  /** The same for the tool that calls any gRPC service. */
  static void requireGrpcurl() {
    require("grpcurl", "type: go install github.com/fullstorydev/grpcurl/cmd/grpcurl@v1.9.3");
  }

  /** The same for a program of the gRPC examples: {@code greeter_client}, {@code greeter_server}. */
  static void requireExample(String program) {
    require(
        program, "in solutions/src/test/go/greeter type: go install " + EXAMPLES + "/" + program);
  }

  private static void require(String program, String mend) {
    boolean there = SearchPath.find(program).isPresent();
    String otherwise = program + " is not on the PATH; to try it as well, " + mend;
    if (!there && Peers.required()) {
      fail(otherwise);
    }
    assumeTrue(there, () -> "skipped: " + otherwise);
  }
}
