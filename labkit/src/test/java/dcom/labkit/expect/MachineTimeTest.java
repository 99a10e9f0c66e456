package dcom.labkit.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MachineTimeTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final MachineTime clock = new MachineTime(2, 0);

  @Test
  void aMachineWithTimeToSpareHasTheTimeOfTheClock() {
    clock.look(0, SECOND);
    clock.look(2, 2 * SECOND);

    assertThat(clock.nanos(3 * SECOND)).isEqualTo(3 * SECOND);
  }

  @Test
  void whileThreeThreadsForEachProcessorWantToRunASecondIsAThird() {
    busy(6);

    long before = clock.nanos(60 * SECOND);
    assertThat(clock.nanos(63 * SECOND) - before).isBetween(SECOND, SECOND + SECOND / 100);
  }

  @Test
  void aMachineThatIsHopelesslyBusyIsNotWaitedForWithoutEnd() {
    busy(1000);

    long before = clock.nanos(60 * SECOND);
    assertThat(clock.nanos(66 * SECOND) - before).isBetween(SECOND, SECOND + SECOND / 100);
  }

  @Test
  void timeNeverGoesBack() {
    long last = 0;
    for (int i = 1; i < 100; i++) {
      clock.look(i % 7 * 10, i * SECOND);
      long now = clock.nanos(i * SECOND);
      assertThat(now).isGreaterThan(last);
      last = now;
    }
  }

  private void busy(int running) {
    for (int i = 1; i <= 60; i++) {
      clock.look(running, i * SECOND);
    }
  }
}
