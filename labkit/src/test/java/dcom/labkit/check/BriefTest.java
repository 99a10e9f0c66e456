package dcom.labkit.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BriefTest {
  @Test
  void aTextThatCanBeReadStaysWhole() {
    String text = "publisher 'Hello' ".repeat(100);

    assertThat(Brief.of(text)).isEqualTo(text);
  }

  @Test
  void ofALongTextTheMiddleIsLeftOutAndCounted() {
    String text = "publisher '" + "x".repeat(100_000) + "'";

    assertThat(Brief.of(text))
        .isEqualTo(
            "publisher '" + "x".repeat(189) + "… (99,612 characters) …" + "x".repeat(199) + "'");
  }

  @Test
  void noLetterIsCutInTwo() {
    assertThat(Brief.of("😀".repeat(2_000)))
        .isEqualTo("😀".repeat(200) + "… (1,600 characters) …" + "😀".repeat(200));
  }
}
