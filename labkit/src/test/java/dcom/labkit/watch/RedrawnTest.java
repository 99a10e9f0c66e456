package dcom.labkit.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedrawnTest {
  private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();

  @Test
  void linesAreDrawnOverTheOldOnesAndTheRestIsWiped() {
    try (Display display = display(24, 80)) {
      display.show(List.of("one", "two"));
      assertThat(drawn()).isEqualTo("\033[?25l\033[Hone\033[K\r\ntwo\033[K\r\n\033[J");
      display.show(List.of("three"));
      assertThat(drawn()).isEqualTo("\033[Hthree\033[K\r\n\033[J");
    }
    assertThat(drawn()).isEqualTo("\033[?25h");
  }

  @Test
  void whatDoesNotFitIsCutButNotTheLastLines() {
    try (Display display = display(7, 4)) {
      display.verdict(List.of("1", "2", "3", "4", "5", "6", "7 and more", "8", "9"));
      assertThat(drawn().replaceAll("\033\\[[?0-9]*[A-Za-z]", ""))
          .isEqualTo("1\r\n2\r\n6\r\n7 a…\r\n8\r\n9\r\n");
    }
  }

  private Display display(int rows, int columns) {
    PrintStream out = new PrintStream(drawn, true, StandardCharsets.UTF_8);
    return new Redrawn(out, () -> new Tty.Size(rows, columns));
  }

  private String drawn() {
    String text = drawn.toString(StandardCharsets.UTF_8);
    drawn.reset();
    return text;
  }
}
