package dcom.labkit.terminal;

import dcom.labkit.Fuzz;
import dcom.labkit.expect.Visible;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What reads the output of programs copes with all of it. */
@Tag("proof")
class OutputFuzzTest {
  private static final String CRASH =
      "Listening\nException in thread \"main\" java.io.IOException: no\n"
          + "\tat java.base/java.net.Socket.connect(Socket.java:633)\n\tat dcom.a.B.main(B.java:12)\n"
          + "Caused by: java.lang.Error: \n\t... 3 more\n\tSuppressed: x\n";
  private static final String THREADS =
      "\"main\" #1 prio=5 os_prio=0 cpu=1.2ms tid=0x1 nid=0x2 runnable\n"
          + "   java.lang.Thread.State: WAITING (parking)\n\tat java.lang.Object.wait(Native Method)\n"
          + "\tat app//dcom.a.B.lambda$run$0(B.java:12)\n\nFound one Java-level deadlock:\n\"left\":\n";

  @Test
  void linesAndStackTraces() {
    Fuzz.of(CRASH, "gr\u00fc\u00dfe \ud83d\ude00\r\n\u001b[1mx\u202e\n").into(input -> {
      Cutter cutter = new Cutter();
      List<String> lines = new ArrayList<>(cutter.feed(input, input.length));
      lines.add(cutter.take());
      for (String line : lines) {
        if (Visible.text(line).chars().anyMatch(Character::isISOControl)) {
          throw new AssertionError("a control character is shown");
        }
      }
      Crash.at(lines);
    });
  }

  @Test
  void threads() {
    Fuzz.of(THREADS).into(input -> Threads.parse(new String(input, StandardCharsets.UTF_8)));
  }
}
