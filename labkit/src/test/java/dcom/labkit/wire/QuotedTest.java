package dcom.labkit.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuotedTest {
  @Test
  void textStaysText() {
    assertThat(quoted("hello, straße €😀")).isEqualTo("'hello, straße €😀'");
  }

  @Test
  void whatWouldBreakTheLineOrHideIsEscaped() {
    assertThat(quoted("a\r\n\tb\\'\0\u007f")).isEqualTo("'a\\r\\n\\tb\\\\\\'\\x00\\x7F'");
  }

  @Test
  void bytesThatAreNoTextAreShownInHex() {
    byte[] cut = {'a', (byte) 0xE2, (byte) 0x82, 'b', (byte) 0xFF, (byte) 0xC3};
    assertThat(Quoted.of(cut)).isEqualTo("'a\\xE2\\x82b\\xFF\\xC3'");
  }

  @Test
  void longBytesLoseTheirMiddleAndSayHowMuch() {
    assertThat(Quoted.of("0123456789".getBytes(UTF_8), 4)).isEqualTo("'01 … 6 bytes … 89'");
    assertThat(Quoted.of("0123".getBytes(UTF_8), 4)).isEqualTo("'0123'");
  }

  private static String quoted(String text) {
    return Quoted.of(text.getBytes(UTF_8));
  }
}
