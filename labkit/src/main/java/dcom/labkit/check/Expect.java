package dcom.labkit.check;

import dcom.labkit.expect.Difference;
import dcom.labkit.expect.Unmet;

/** Expectations of things that are neither terminals nor frames: files, counts, predictions. */
public final class Expect {
  private Expect() {}

  /**
   * Two texts are the same.
   *
   * @param what says what the text is: {@code the file nats.log holds}
   * @throws Unmet pointing at the first difference
   */
  public static void equal(String what, String expected, String got) {
    if (!expected.equals(got)) {
      Difference difference = Difference.between(expected, got);
      String start = what + "  ";
      throw new Unmet(start + difference.expected(), difference.marked(start));
    }
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
