package dcom.labkit.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.expect.Unmet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccountTest {
  private final Screen screen = new Screen(new Transcript.Limit(5, 1_000));

  @Test
  void hangNamesTheLastLineAndTheUnfinishedOne() {
    print("ready\nand ");
    assertThat(account().missing("Listening").got())
        .isEqualTo("terminal 1 did not print that within 15 s; it still runs;"
            + " its last line was ready, 3.2 s ago;"
            + " a line without its end came: and<space>");
  }

  @Test
  void hangWithANearMissShowsIt() {
    print("Listening on greetings\nbye\n");
    Unmet unmet = account().missing("Listening on [greetings]");
    assertThat(unmet.expected()).isEqualTo("terminal 1 prints  Listening on [greetings]");
    assertThat(unmet.got())
        .isEqualTo("terminal 1 printed Listening on greetings\n"
            + "                                ^ differs from here\n"
            + "and nothing closer within 15 s; it still runs");
  }

  @Test
  void lineThatCameAfterTheDeadlineIsTheLastOne() {
    print("ready\n");
    assertThat(account().missing("ready").got())
        .isEqualTo("terminal 1 did not print that within 15 s; it still runs;"
            + " its last line was ready, 3.2 s ago");
  }

  @Test
  void kindOfLineIsCalledByItsName() {
    Unmet unmet = account().missingKind("a line with the time");
    assertThat(unmet.expected()).isEqualTo("terminal 1 prints a line with the time");
    assertThat(unmet.got())
        .isEqualTo("terminal 1 did not print that within 15 s; it still runs; it printed nothing");
  }

  @Test
  void hangBeforeTheExitNamesTheLastLine() {
    print("ready\n");
    assertThat(account().noExit("terminal 1 ends").got())
        .isEqualTo("terminal 1 still runs after 15 s; its last line was ready, 3.2 s ago");
  }

  @Test
  void leftoverThatHoldsTheOutputIsTold() {
    screen.exited(0);
    screen.abandon();
    assertThat(screen.over()).isTrue();
    assertThat(account().noExit("terminal 1 ends").got())
        .isEqualTo("terminal 1 ended with exit code 0,"
            + " but something that it started still holds its output open");
  }

  @Test
  void endOfAFloodIsNotTheProgramsFault() {
    print("1\n2\n3\n4\n5\n6\n");
    screen.exited(137);
    assertThat(account().noExit("terminal 1 ends").got())
        .isEqualTo("terminal 1 printed more than 5 lines or 1,000 bytes; nobody reads on");
  }

  @Test
  void longLastLineIsCut() {
    print("x".repeat(400) + "\n");
    assertThat(account().missing("ready").got())
        .endsWith("its last line was " + "x".repeat(300) + "…, 3.2 s ago");
  }

  private void print(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    screen.transcript().feed(Source.OUT, bytes, bytes.length, Duration.ofMillis(1_800));
  }

  private Account account() {
    return new Account(
        "terminal 1", Long.MAX_VALUE, screen, Duration.ofSeconds(5), Duration.ofSeconds(15));
  }
}
