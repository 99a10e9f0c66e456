package dcom.labkit.check;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random values for one check, from the run's seed and the check's name, so that the same seed
 * gives the same values whatever else is run. Random values make hard-coding useless.
 */
public final class Values {
  private static final List<String> WORDS = List.of(
      "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "inlet", "junco",
      "koala", "lotus", "maple", "north", "otter", "pearl", "quartz", "river", "stone", "tulip",
      "umber", "violet", "willow", "yarrow", "zephyr");

  private final Random random;

  Values(long seed, String check) {
    this.random = new Random(seed * 31 + check.hashCode());
  }

  /** A whole number from {@code from} to {@code to}, both included. */
  public int number(int from, int to) {
    return from + random.nextInt(to - from + 1);
  }

  /** A word of small letters. */
  public String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  /** A subject of one token that no other check of the run uses, save by rare chance. */
  public String subject() {
    return word() + number(1_000, 999_999);
  }

  /** A short text of several words and a number. */
  public String text() {
    String words = IntStream.range(0, 3).mapToObj(any -> word()).collect(Collectors.joining(" "));
    return words + " " + number(100, 999_999);
  }

  /** The source itself, for values of other kinds. */
  public Random random() {
    return random;
  }
}
