package dcom.labkit.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dcom.labkit.expect.Unmet;
import org.junit.jupiter.api.Test;

class ExpectTest {
  @Test
  void aLineIsComparedFromItsFirstDifference() {
    Unmet unmet = unmet("STRASSE", "STRAßE");

    assertThat(unmet.expected()).isEqualTo("it says  STRASSE");
    assertThat(unmet.got())
        .isEqualTo("it says  STRAßE\n             ^ differs from here: U+00DF instead of U+0053");
  }

  @Test
  void ofSeveralLinesOnlyTheFirstThatDiffersIsShown() {
    Unmet unmet = unmet("one\ntwo\nthree\n", "one\ntow\nthree\n");

    assertThat(unmet.expected()).isEqualTo("it says in line 2  two");
    assertThat(unmet.got()).startsWith("it says in line 2  tow\n").contains("^ differs from here");
  }

  @Test
  void aLineThatIsMissingOrTooManyIsNamed() {
    assertThat(unmet("one\ntwo\n", "one\n").got()).isEqualTo("it says in line 2  nothing");
    assertThat(unmet("one\ntwo\n", "").got()).isEqualTo("it says in line 1  nothing");
    assertThat(unmet("one\ntwo\n", "one\ntwo\nthree\n").got())
        .isEqualTo("it says in line 3  three");
  }

  @Test
  void aMissingNewlineAtTheEndIsSeen() {
    assertThat(unmet("one\ntwo\n", "one\ntwo").expected()).contains("<newline>");
  }

  @Test
  void whatIsEqualHolds() {
    assertThatCode(() -> Expect.equal("it says", "one\n", "one\n")).doesNotThrowAnyException();
  }

  private static Unmet unmet(String expected, String got) {
    return catchThrowableOfType(Unmet.class, () -> Expect.equal("it says", expected, got));
  }
}
