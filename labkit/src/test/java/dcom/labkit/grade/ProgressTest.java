package dcom.labkit.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void saysHowFarItIsAndHowLongItWillTake() {
    Progress progress = new Progress(out, false, "Graded", 3, 0);

    progress.done("Ann 7/12");
    progress.done("Bob 2/12");
    progress.done("Cy 0/12");

    assertThat(shown().lines())
        .containsExactly(
            "Graded 1 of 3, about 1 s left; last: Ann 7/12",
            "Graded 2 of 3, about 1 s left; last: Bob 2/12",
            "Graded 3 of 3; last: Cy 0/12");
  }

  @Test
  void countsWhatWasDoneBefore() {
    new Progress(out, false, "Graded", 80, 79).done("Ann 7/12");

    assertThat(shown()).isEqualToIgnoringNewLines("Graded 80 of 80; last: Ann 7/12");
  }

  @Test
  void inATerminalOneLineChangesAndIsGoneAtTheEnd() {
    Progress progress = new Progress(out, true, "Graded", 2, 0);

    progress.done("Ann");
    progress.done("A student whose name is so long that it does not fit into a line of a terminal");
    progress.end();

    String[] states = shown().split("\r");
    assertThat(states[1].strip()).isEqualTo("Graded 1 of 2, about 1 s left; last: Ann");
    assertThat(states[2]).hasSize(78).endsWith("…");
    assertThat(states[3]).isBlank();
  }

  @Test
  void aNameIsShownNotObeyed() {
    new Progress(out, false, "Graded", 1, 0).done("\u001b]0;pwned\u0007\u009b\u202e\nEve 7/12");
    new Progress(out, true, "Graded", 1, 0).done("\u001b[2JEve 7/12");

    assertThat(shown())
        .contains("last: ␛]0;pwned␇⟨U+009B⟩⟨U+202E⟩ ⏎ Eve 7/12\n", "last: ␛[2JEve 7/12");
  }

  @Test
  void timesAreForPeople() {
    assertThat(Progress.time(0)).isEqualTo("1 s");
    assertThat(Progress.time(99)).isEqualTo("99 s");
    assertThat(Progress.time(200)).isEqualTo("3 min");
  }

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
