package dcom.labkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import dcom.labkit.terminal.Threads.One;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Programs that hang, asked where. */
@Timeout(120)
class JvmTest {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Events events = new Events();
  private final Terminals terminals = new Terminals(
      name -> {
        throw new AssertionError(name);
      },
      events,
      Deadline.in(LONG));

  @AfterEach
  void close() {
    terminals.close();
  }

  @Test
  void aProgramTellsWhereItWaits() {
    Terminal hanging = java("waits").awaitLine("ready");

    One main = thread("main", hanging.threads());
    assertThat(main.works()).isFalse();
    assertThat(main.daemon()).isFalse();
    assertThat(main.frames()).extracting(Threads.Frame::method).contains("CountDownLatch.await");
    assertThat(main.frames()).anySatisfy(frame -> {
      assertThat(frame.method()).isEqualTo("Hang.listen");
      assertThat(frame.file()).isEqualTo("Hang.java");
      assertThat(frame.line()).isEqualTo(19);
    });
  }

  @Test
  void aProgramThatWasAskedAndKilledLeavesNoSocketBehind() {
    Terminal hanging = java("waits").awaitLine("ready");
    hanging.threads();
    Path socket = Jvm.of(hanging.process()).orElseThrow().socket();
    assertThat(socket).exists();

    hanging.signal(Signal.KILL).awaitExit();

    events.await(Deadline.in(LONG), () -> Optional.of(socket).filter(left -> !Files.exists(left)));
    assertThat(socket).doesNotExist();
  }

  @Test
  void twoThreadsThatWaitForEachOtherAreNamed() {
    Terminal hanging = java("deadlock").awaitLine("ready");

    assertThat(hanging.threads().locked()).containsExactlyInAnyOrder("left", "right");
  }

  @Test
  void whatIsNoJavaOrHasEndedTellsNothing() {
    Terminal shell = open(List.of("sh", "-c", "echo ready; read line")).awaitLine("ready");
    Terminal ended = open(List.of("true"));
    ended.awaitExit(0);

    assertThat(shell.threads()).isEqualTo(Threads.UNKNOWN);
    assertThat(ended.threads()).isEqualTo(Threads.UNKNOWN);
  }

  @Test
  void aProgramThatSleepsIsStill() {
    java("waits").awaitLine("ready");
    Stillness stillness = new Stillness(events, this::running, SECOND);
    Deadline deadline = Deadline.in(LONG, stillness::lasts);

    assertThat(events.await(deadline, Optional::empty)).isEmpty();
    assertThat(deadline.total()).isLessThan(LONG);
  }

  @Test
  void aProgramAtWorkIsNot() {
    Terminal working = java("works").awaitLine("ready");
    Stillness stillness = new Stillness(events, this::running, SECOND);
    Deadline deadline = Deadline.in(LONG, stillness::lasts);

    assertThat(events.await(
            deadline,
            () -> working.lines().stream()
                .filter(line -> line.text().equals("done"))
                .findFirst()))
        .isPresent();
  }

  @Test
  void ofOtherLanguagesNothingIsKnown() {
    open(List.of("sh", "-c", "echo ready; read line")).awaitLine("ready");
    Stillness stillness = new Stillness(events, this::running, Duration.ofMillis(1));
    Deadline deadline = Deadline.in(Duration.ofSeconds(2), stillness::lasts);

    events.await(deadline, Optional::empty);
    assertThat(deadline.total()).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
  }

  private static One thread(String name, Threads threads) {
    return threads.all().stream()
        .filter(thread -> thread.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private List<Process> running() {
    return terminals.all().stream().map(Terminal::process).toList();
  }

  private Terminal java(String how) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String source =
        Path.of("src/test/resources/hang/Hang.java").toAbsolutePath().toString();
    return open(List.of(java, source, how));
  }

  private Terminal open(List<String> words) {
    return terminals.open(new Command("hang", words, "hang", Map.of(), terminals.folder()));
  }
}
