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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Clients that we did not write call the answer of inventory: Go's net/rpc/jsonrpc, and grpcurl. One
 * that is not on the PATH is skipped, or missed where peers are required.
 */
class InventoryPeersTest {
  private static final Pattern READY = Pattern.compile("Listening on 127\\.0\\.0\\.1:\\d+");

  private final Lab lab = Course.around(Path.of("")).lab("inventory");
  private final Programs answer = Programs.build(Subject.answer(lab));
  private final Terminals terminals =
      new Terminals(answer::command, new Events(), Deadline.in(Duration.ofMinutes(2)));

  @AfterEach
  void closeTerminals() {
    terminals.close();
  }

  @Test
  void aGoClientIsServedLikeAnyOther() {
    RealPeers.requireGo();
    String sources = lab.answer().resolve("peers").toString();
    String till = terminals.folder() + "/till";
    open("sh", "-c", "cd '" + sources + "' && go build -o '" + till + "' .").awaitExit(0);
    Terminal client = open(till, address("json-rpc"));
    client.awaitExit(0);

    assertThat(client.lines().stream().map(Line::text))
        .containsExactly(
            "added: 5",
            "removed: 3",
            "too many: not enough: 3 of pears, 4 wanted",
            "none such: unknown item: figs",
            "no amount: bad amount: 0, from 1 to 1000000",
            "no method: rpc: can't find method Inventory.Nope",
            "in flight: 100",
            "all: [{apples 100} {pears 3}]");
  }

  @Test
  void grpcurlFindsOutWhatThereIsAndCallsIt() {
    RealPeers.requireGrpcurl();
    String address = address("grpc");

    assertThat(grpcurl(0, address, "describe", "inventory.Inventory"))
        .contains("rpc Remove ( .inventory.Change ) returns ( .inventory.Level );");
    String apples = "{\"item\": \"apples\", \"amount\": 5}";
    assertThat(grpcurl(0, "-d", apples, address, "inventory.Inventory/Add"))
        .contains("\"item\": \"apples\"", "\"count\": \"5\"");
    String more = "{\"item\": \"apples\", \"amount\": 6}";
    assertThat(grpcurl(64 + 9, "-d", more, address, "inventory.Inventory/Remove"))
        .contains("Code: FailedPrecondition", "Message: not enough: 5 of apples, 6 wanted");
    assertThat(grpcurl(64 + 5, "-d", "{\"name\": \"figs\"}", address, "inventory.Inventory/Count"))
        .contains("Code: NotFound", "Message: unknown item: figs");
    assertThat(grpcurl(0, address, "inventory.Inventory/List")).contains("\"apples\"");
  }

  /** What grpcurl says; its exit code is 64 and the status. */
  private String grpcurl(int exit, String... words) {
    String[] all =
        Stream.concat(Stream.of("grpcurl", "-plaintext"), Stream.of(words)).toArray(String[]::new);
    Terminal grpcurl = open(all);
    grpcurl.awaitExit(exit);
    return grpcurl.lines().stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  private Terminal open(String... words) {
    String shown = String.join(" ", words);
    return terminals.open(
        new Command(words[0], List.of(words), shown, Map.of(), terminals.folder()));
  }

  private String address(String transport) {
    Terminal server = terminals.open("server", "--transport", transport, "-p", "0");
    server.awaitLine("Listening on 127.0.0.1:PORT", READY);
    String ready = server.lines().get(0).text();
    return ready.substring(ready.lastIndexOf(' ') + 1);
  }
}
