package dcom.course;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import dcom.labkit.lab.Course;
import dcom.labkit.lab.Lab;
import dcom.labkit.lab.Programs;
import dcom.labkit.lab.Subject;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The answer of json-rpc talks with Go's own net/rpc/jsonrpc, which we did not write. */
class JsonRpcPeersTest {
  private static final Pattern READY = Pattern.compile("Listening on 127\\.0\\.0\\.1:\\d+");

  private final Lab lab = Course.around(Path.of("")).lab("json-rpc");
  private final Terminals terminals =
      new Terminals(this::answer, new Events(), Deadline.in(Duration.ofMinutes(2)));

  @BeforeEach
  void buildThePeers() {
    RealPeers.requireGo();
    String sources = lab.answer().resolve("peers").toString();
    String build =
        "cd '" + sources + "' && go build -o '" + terminals.folder() + "/' ./client ./server";
    terminals.open(peer("go", "sh", "-c", build)).awaitExit(0);
  }

  @AfterEach
  void endAll() {
    terminals.close();
  }

  @Test
  void aGoClientTakesTheServerForOneOfItsOwn() {
    String address = address(terminals.open("server", "-p", "0"));
    Terminal client = terminals.open(peer("Go's client", terminals.folder() + "/client"), address);
    client.awaitExit(0);

    assertThat(client.lines().stream().map(Line::text))
        .containsExactly(
            "one call: STRAßE",
            "in flight: 100 of 100",
            "error: rpc: can't find method Upper.Nope",
            "error: rpc: can't find service Nope.Nope",
            "error: rpc: service/method request ill-formed: Nodot",
            "error: name too long: 2000000 characters, at most 1048576",
            "error: true",
            "still connected: BRIAN");
  }

  @Test
  void theClientCallsAGoServer() {
    String address = address(terminals.open(peer("Go's server", terminals.folder() + "/server")));
    Terminal client = terminals.open("client", "-a", address, "Straße", "Ada", "你好");
    client.awaitExit(0);

    assertThat(client.lines().stream().map(Line::text))
        .containsExactly(
            "Synchronous Call to Upper: Straße=STRAßE",
            "Synchronous Call to Upper: Ada=ADA",
            "Synchronous Call to Upper: 你好=你好",
            "Asynchronous Call to Upper: Straße=STRAßE",
            "Asynchronous Call to Upper: Ada=ADA",
            "Asynchronous Call to Upper: 你好=你好");
  }

  private Command answer(String program) {
    return Programs.build(Subject.answer(lab)).command(program);
  }

  private Command peer(String name, String... words) {
    return new Command(name, List.of(words), String.join(" ", words), Map.of(), terminals.folder());
  }

  private static String address(Terminal server) {
    server.awaitLine("Listening on 127.0.0.1:PORT", READY);
    String ready = server.lines().get(0).text();
    return ready.substring(ready.lastIndexOf(' ') + 1);
  }
}
