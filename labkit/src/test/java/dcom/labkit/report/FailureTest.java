package dcom.labkit.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FailureTest {
  @Test
  void whatIsLongIsCutOnceAndForAll() {
    String flood = "x".repeat(9_000_000);
    Failure failure = new Failure(List.of(flood), "a line", flood, List.of(flood), "why", "look");

    assertThat(failure.did().get(0)).hasSizeLessThan(5_000).contains("characters left out");
    assertThat(failure.wire().get(0)).hasSizeLessThan(5_000);
    assertThat(failure.got()).hasSizeLessThan(40_000);
    assertThat(failure.expected()).isEqualTo("a line");
  }

  @Test
  void longTextsStillDifferWhereTheyDiffer() {
    String same = "x".repeat(500_000);
    Failure failure = new Failure(
        List.of(), same + "wanted" + same, same + "seen" + same, List.of(), "why", "look");

    assertThat(failure.expected()).contains("wanted");
    assertThat(failure.got()).contains("seen");
  }
}
