package dcom.labkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.terminal.Threads;
import dcom.labkit.terminal.Threads.Frame;
import dcom.labkit.terminal.Threads.One;
import java.util.List;
import org.junit.jupiter.api.Test;

class HangTest {
  private static final Frame WAIT = new Frame("Object.wait", "", 0, true);
  private static final Frame NEXT =
      new Frame("NatsSubscription.nextMessage", "NatsSubscription.java", 80, false);
  private static final Frame OWN = new Frame("Subscriber.listen", "Subscriber.java", 31, false);
  private static final Frame MAIN = new Frame("Subscriber.main", "Subscriber.java", 12, false);

  @Test
  void theStudentsOwnLineAndItsCallAreNamed() {
    Hang hang = hang(new One("main", false, "WAITING", List.of(WAIT, NEXT, OWN, MAIN)));

    assertThat(hang.lines())
        .containsExactly("terminal 1: main waits in Subscriber.listen (Subscriber.java:31),"
            + " in NatsSubscription.nextMessage");
    assertThat(hang.place()).contains("Subscriber.java:31");
  }

  @Test
  void threadsOfLibrariesAreLeftOut() {
    Hang hang = hang(
        new One("nats reader", true, "RUNNABLE", List.of(WAIT, NEXT)),
        new One("main", false, "RUNNABLE", List.of(OWN)));

    assertThat(hang.lines())
        .containsExactly("terminal 1: main is at work in Subscriber.listen (Subscriber.java:31)");
  }

  @Test
  void aThreadThatKeepsAProgramAliveIsNamed() {
    Hang hang = hang(new One("pool-1-thread-1", false, "WAITING", List.of(WAIT)));

    assertThat(hang.lines())
        .containsExactly("terminal 1: pool-1-thread-1 waits in Object.wait; main has ended, and"
            + " this thread keeps the program alive");
    assertThat(hang.place()).isEmpty();
  }

  @Test
  void aDeadlockIsNamed() {
    One left = new One("left", false, "BLOCKED", List.of(OWN));
    One right = new One("right", false, "BLOCKED", List.of(MAIN));
    Hang hang =
        new Hang(2, new Threads(List.of(left, right), List.of("left", "right")), HangTest::own);

    assertThat(hang.lines())
        .hasSize(3)
        .last()
        .isEqualTo(
            "terminal 2: deadlock: left and right each wait for a lock that the other holds");
  }

  @Test
  void nothingIsSaidOfAProgramThatDoesNotTell() {
    assertThat(new Hang(1, Threads.UNKNOWN, HangTest::own).lines()).isEmpty();
  }

  private static Hang hang(One... threads) {
    return new Hang(1, new Threads(List.of(threads), List.of()), HangTest::own);
  }

  private static boolean own(String file) {
    return file.equals("Subscriber.java");
  }
}
