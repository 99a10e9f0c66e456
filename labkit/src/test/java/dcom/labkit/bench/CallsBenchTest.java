package dcom.labkit.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.bench.CallsBench.Rates;
import dcom.labkit.expect.Unmet;
import dcom.labkit.lab.Command;
import dcom.labkit.lab.Course;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallsBenchTest {
  private static final String SERVER = "echo hello; echo Listening on here:7; yes Received";

  @TempDir
  private Path root;

  @Test
  void theLoadIsGivenTheAddressAndTheTimeWhileTheServerPrintsWithoutEnd() {
    Contestant one = contestant(SERVER, "echo warm >&2; echo \"${1#here:}00 $2\"");

    assertThat(bench().measure(one)).isEqualTo(new Rates(700, 250));
  }

  @Test
  void aServerThatDoesNotListenIsSaidToHaveEndedWithItsWords() {
    Contestant one = contestant("echo TODO 1: open the port", "echo 1 2");

    assertThatThrownBy(() -> bench().measure(one)).hasMessageContaining("TODO 1: open the port");
  }

  @Test
  void aLoadThatSawAWrongAnswerMeasuredNothing() {
    Contestant one = contestant(SERVER, "echo expected BRIAN >&2; exit 1");

    assertThatThrownBy(() -> bench().measure(one))
        .isInstanceOf(Unmet.class)
        .hasMessageContaining("expected BRIAN");
  }

  @Test
  void theTableShowsMediansBesideThoseOfTheFirst() {
    Map<Contestant, List<Rates>> rounds = new LinkedHashMap<>();
    rounds.put(
        contestant("first", "", ""),
        List.of(new Rates(100, 9), new Rates(900, 1000), new Rates(200, 2000)));
    rounds.put(
        contestant("other", "", ""),
        List.of(new Rates(50, 3000), new Rates(60, 4000), new Rates(1, 1)));

    assertThat(CallsBench.table(rounds).stream().map(line -> line.replaceAll(" +", " ")))
        .containsExactly(
            "calls per second one at a time 100 in flight",
            "first 200 1.00 1,000 1.00",
            "other 50 0.25 3,000 3.00");
  }

  private CallsBench bench() {
    return new CallsBench(new Course(root), Duration.ofMillis(250));
  }

  private Contestant contestant(String server, String load) {
    return contestant("echo", server, load);
  }

  private Contestant contestant(String name, String server, String load) {
    return new Contestant(name, sh(server), sh(load));
  }

  private Command sh(String script) {
    return new Command("sh", List.of("sh", "-c", script, "sh"), "sh", Map.of(), root);
  }
}
