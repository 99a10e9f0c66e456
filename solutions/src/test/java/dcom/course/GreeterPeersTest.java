package dcom.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Subject;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The answer of helloworld-grpc and programs that we did not write, both ways. A peer that is not on
 * the PATH is skipped, or missed under {@code -Dlab.requirePeers=true}
 * and {@code LAB_REQUIRE_PEERS=true}.
 */
class GreeterPeersTest {
  private static final Duration AT_MOST = Duration.ofSeconds(60);
  private static final Pattern PORT = Pattern.compile(".*istening (?:on|at) .*:(\\d+)");
  private static final String GREETER = "the greeter of the gRPC examples is not on the PATH; in"
      + " solutions/src/test/go/greeter type: go install"
      + " google.golang.org/grpc/examples/helloworld/greeter_client"
      + " google.golang.org/grpc/examples/helloworld/greeter_server";
  private static final String GRPCURL = "grpcurl is not on the PATH; type: go install"
      + " github.com/fullstorydev/grpcurl/cmd/grpcurl@v1.9.3";

  private final Course course = Course.around(Path.of(""));
  private final Programs answer = Programs.build(Subject.answer(course.lab("helloworld-grpc")));
  private final Terminals terminals =
      new Terminals(answer::command, new Events(), Deadline.in(AT_MOST));

  @AfterEach
  void closeTerminals() {
    terminals.close();
  }

  @Test
  void theClientOfTheExamplesIsGreeted() {
    require("greeter_client", GREETER);
    String address = address(terminals.open("server", "-p", "0"));
    Terminal client = open("greeter_client", "-addr", address, "-name", "Brian");
    client.awaitExit(0);
    assertThat(text(client)).endsWith("Greeting: Hello Brian");
  }

  @Test
  void theServerOfTheExamplesGreets() {
    require("greeter_server", GREETER);
    String address = address(open("greeter_server", "-port", "0"));
    Terminal client = terminals.open("client", "-a", address, "--deadline", "60s", "Brian");
    client.awaitLine("Greeting: Hello Brian").awaitExit(0);
  }

  @Test
  void grpcurlFindsOutWhatThereIsAndCallsIt() {
    require("grpcurl", GRPCURL);
    String address = address(terminals.open("server", "-p", "0", "--explore"));
    Terminal list = open("grpcurl", "-plaintext", address, "list");
    list.awaitExit(0);
    assertThat(text(list)).contains("helloworld.Greeter", "grpc.health.v1.Health");
    String method = "helloworld.Greeter/SayHello";
    Terminal call = open("grpcurl", "-plaintext", "-d", "{\"name\": \"Brian\"}", address, method);
    call.awaitExit(0);
    assertThat(text(call)).contains("\"message\": \"Hello Brian\"");
    Terminal empty = open("grpcurl", "-plaintext", address, method);
    assertThat(empty.awaitExit()).isNotZero();
    assertThat(text(empty)).contains("Code: InvalidArgument", "Message: the name is empty");
  }

  private Terminal open(String program, String... args) {
    Path here = course.root();
    return terminals.open(new Command(program, List.of(program), program, Map.of(), here), args);
  }

  private static String address(Terminal server) {
    server.awaitLine("a line with the port", PORT);
    String port = server.lines().stream()
        .map(line -> PORT.matcher(line.text()))
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow();
    return "127.0.0.1:" + port;
  }

  private static String text(Terminal terminal) {
    return terminal.lines().stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  private static void require(String program, String otherwise) {
    boolean there = Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    boolean required =
        Boolean.getBoolean("lab.requirePeers") || "true".equals(System.getenv("LAB_REQUIRE_PEERS"));
    if (!there && required) {
      fail(otherwise);
    }
    assumeTrue(there, () -> "skipped: " + otherwise);
  }
}
