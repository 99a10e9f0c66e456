package dcom.labkit.expect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SearchedTest {
  @Test
  void whatIsThereIsFound() {
    assertThat(Searched.finds(Pattern.compile("b+"), "abba")).isTrue();
    assertThat(Searched.finds(Pattern.compile("c"), "abba")).isFalse();
    assertThat(Searched.matches(Pattern.compile("ab*a"), "abba")).isTrue();
    assertThat(Searched.matches(Pattern.compile("b+"), "abba")).isFalse();
    assertThat(Searched.finds(Pattern.compile("end$"), "x".repeat(1 << 20) + "end"))
        .isTrue();
  }

  /** Each of them would take years, or all of the stack. */
  @Test
  void aSearchThatDoesNotEndIsEnded() {
    String hostile = "a".repeat(1 << 20);

    assertThat(Searched.finds(Pattern.compile("(a|aa)+!"), hostile)).isFalse();
    assertThat(Searched.finds(Pattern.compile("a.*a.*a.*a.*!"), hostile)).isFalse();
    assertThat(Searched.matches(Pattern.compile("(a*)*(a*)*!"), "a".repeat(1000)))
        .isFalse();
  }
}
