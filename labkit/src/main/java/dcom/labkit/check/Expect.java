package dcom.labkit.check;

import dcom.labkit.expect.Difference;
import dcom.labkit.expect.Unmet;
import dcom.labkit.expect.Visible;
import java.util.List;
import java.util.stream.IntStream;

/** Expectations of things that are neither terminals nor frames: files, counts, predictions. */
public final class Expect {
  private Expect() {}

  /**
   * Two texts are the same. Of texts of several whole lines only the first line that differs is shown.
   *
   * @param what says what the text is: {@code the file nats.log holds}
   * @throws Unmet pointing at the first difference
   */
  public static void equal(String what, String expected, String got) {
    if (!expected.equals(got)) {
      List<String> wanted = expected.lines().toList();
      List<String> seen = got.lines().toList();
      if (wanted.size() < 2 || wanted.equals(seen) || !expected.endsWith("\n")) {
        throw different(what + "  ", expected, got);
      }
      throw different(what, wanted, seen);
    }
  }

  private static Unmet different(String what, List<String> wanted, List<String> seen) {
    int shorter = Math.min(wanted.size(), seen.size());
    int line = IntStream.range(0, shorter)
        .filter(n -> !wanted.get(n).equals(seen.get(n)))
        .findFirst()
        .orElse(shorter);
    String start = what + " in line " + (line + 1) + "  ";
    if (line == wanted.size()) {
      return new Unmet(start + "nothing more", start + Visible.text(seen.get(line)));
    } else if (line == seen.size()) {
      return new Unmet(start + Visible.text(wanted.get(line)), start + "nothing");
    }
    return different(start, wanted.get(line), seen.get(line));
  }

  private static Unmet different(String start, String expected, String got) {
    Difference difference = Difference.between(expected, got);
    return new Unmet(start + difference.expected(), difference.marked(start));
  }

  /**
   * Something holds.
   *
   * @param expected what must hold
   * @param got what holds otherwise
   * @throws Unmet if it does not
   */
  public static void that(boolean holds, String expected, String got) {
    if (!holds) {
      throw new Unmet(expected, got);
    }
  }
}
