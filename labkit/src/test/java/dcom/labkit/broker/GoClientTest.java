package dcom.labkit.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import dcom.labkit.terminal.Line;
import dcom.labkit.terminal.Terminal;
import dcom.labkit.terminal.Terminals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Go client, which we did not write, works with the embedded server. */
class GoClientTest {
  @TempDir
  private Path folder;

  @Test
  void theGoClientDoesAllThatItCanDoWithARealServer() {
    RealPeers.requireGo();
    String client = folder.resolve("natsclient").toString();
    Path sources = Path.of("src/test/go/natsclient").toAbsolutePath();
    try (Broker broker = NatsServer.start(NatsOptions.standard());
        Terminals terminals =
            new Terminals(name -> null, new Events(), Deadline.in(Duration.ofMinutes(2)))) {
      terminals
          .open(command(sources, "sh", "-c", "cd '" + sources + "' && go build -o " + client))
          .awaitExit(0);
      Terminal works = terminals.open(command(sources, client), broker.url());
      works.awaitExit(0);

      assertThat(works.lines().stream().map(Line::text))
          .containsExactly(
              "publish and subscribe",
              "request and reply",
              "no responders",
              "queue group",
              "headers",
              "unsubscribe after one",
              "nothing more");
    }
  }

  private static Command command(Path folder, String... words) {
    return new Command("go", List.of(words), String.join(" ", words), Map.of(), folder);
  }
}
