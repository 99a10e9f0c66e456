package dcom.labkit.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
  @Test
  void caretStandsUnderTheFirstDifference() {
    assertThat(Difference.between("abc", "abd").marked("got "))
        .isEqualTo("got abd\n      ^ differs from here");
  }

  @Test
  void missingEndIsMarkedBehindTheText() {
    assertThat(Difference.between("abc", "ab").marked("")).isEqualTo("ab\n  ^ differs from here");
  }

  @Test
  void emptyTextIsNamed() {
    assertThat(Difference.between("abc", "").marked(""))
        .isEqualTo("<empty line>\n^ differs from here");
  }

  @Test
  void invisibleCharactersAreNamed() {
    Difference difference = Difference.between("a b", "a\tb \r\u200b ");
    assertThat(difference.marked(""))
        .isEqualTo("a<tab>b <CR><U+200B><space>\n ^ differs from here");
    assertThat(difference.expected()).isEqualTo("a b");
  }

  @Test
  void lettersThatLookAlikeAreToldApart() {
    assertThat(Difference.between("\u00e9", "\u00e8").marked(""))
        .isEqualTo("\u00e8\n^ differs from here: U+00E8 instead of U+00E9");
  }

  @Test
  void longTextsAreCutAroundTheDifference() {
    String same = "x".repeat(1_000);
    Difference difference = Difference.between(same + "a" + same, same + "b" + same);
    assertThat(difference.expected()).isEqualTo("…" + "x".repeat(100) + "a" + "x".repeat(99) + "…");
    assertThat(difference.marked(""))
        .isEqualTo("…" + "x".repeat(100) + "b" + "x".repeat(99) + "…\n" + " ".repeat(101)
            + "^ differs from here");
  }

  @Test
  void equalTextsDoNotDiffer() {
    assertThatThrownBy(() -> Difference.between("a", "a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("these do not differ: a");
  }

  @Test
  void closestLineHasTheSameStartOrFewEdits() {
    String expected = "[#1] Received on [greetings]: 'hello'";
    assertThat(Closest.to(expected, List.of("[#0] Received on [greetings]: hello", "bye")))
        .hasValue("[#0] Received on [greetings]: hello");
    assertThat(Closest.to(expected, List.of("[#1] Received on [greetings]: [B@3b0143d3")))
        .isPresent();
    assertThat(Closest.to(expected, List.of("Listening on [greetings]", "", "bye")))
        .isEmpty();
  }

  @Test
  void latestOfEquallyCloseLinesIsTaken() {
    assertThat(Closest.to("abc", List.of("abd", "abe", "xyz"))).hasValue("abe");
  }

  @Test
  void durationsAreSpokenShortly() {
    assertThat(List.of(18L, 999L, 3_210L, 15_000L, 14_980L))
        .extracting(millis -> Spoken.duration(Duration.ofMillis(millis)))
        .containsExactly("18 ms", "999 ms", "3.2 s", "15 s", "15 s");
  }
}
