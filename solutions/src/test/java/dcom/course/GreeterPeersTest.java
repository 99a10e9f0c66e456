package dcom.course;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Subject;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The answer of helloworld-grpc and programs that we did not write, both ways. A peer that is not on
 * the PATH is skipped, or missed where peers are required.
 */
class GreeterPeersTest {
  private static final Duration AT_MOST = Duration.ofSeconds(60);
  private static final Pattern PORT = Pattern.compile(".*istening (?:on|at) .*:(\\d+)");

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
    RealPeers.requireExample("greeter_client");
    String address = address(terminals.open("server", "-p", "0"));
    Terminal client = open("greeter_client", "-addr", address, "-name", "Brian");
    client.awaitExit(0);
    assertThat(text(client)).endsWith("Greeting: Hello Brian");
  }

  @Test
  void theServerOfTheExamplesGreets() {
    RealPeers.requireExample("greeter_server");
    String address = address(open("greeter_server", "-port", "0"));
    Terminal client = terminals.open("client", "-a", address, "--deadline", "60s", "Brian");
    client.awaitLine("Greeting: Hello Brian").awaitExit(0);
  }

  @Test
  void grpcurlFindsOutWhatThereIsAndCallsIt() {
    RealPeers.requireGrpcurl();
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
}
