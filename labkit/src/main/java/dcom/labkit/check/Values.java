package dcom.labkit.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random values for one check, from the run's seed and the check's name, so that the same seed
 * gives the same values whatever else is run. Random values make hard-coding useless.
 *
 * <p>A seed that people type has few digits, and a program that sees one value can try them all. One of
 * more than nine digits is a key: from the values that it has seen, nobody finds out the next.
 */
public final class Values {
  private static final List<String> WORDS = List.of(
      "amber", "birch", "cedar", "delta", "ember", "fjord", "grove", "heron", "inlet", "junco",
      "koala", "lotus", "maple", "north", "otter", "pearl", "quartz", "river", "stone", "tulip",
      "umber", "violet", "willow", "yarrow", "zephyr");

  private static final long KEYS = 1_000_000_000;

  private final Random random;

  Values(long seed, String check) {
    this.random = -KEYS < seed && seed < KEYS
        ? new Random(seed * 31 + check.hashCode())
        : keyed(ByteBuffer.allocate(Long.BYTES).putLong(seed).array(), check);
  }

  /** Sun's generator gives the same values whenever the same was put in before it was first asked. */
  private static Random keyed(byte[] key, String check) {
    try {
      SecureRandom random = SecureRandom.getInstance("SHA1PRNG");
      random.setSeed(key);
      random.setSeed(check.getBytes(StandardCharsets.UTF_8));
      return random;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java cannot make values from a key", e);
    }
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

  /**
   * Texts that programs are known to damage, each with a random word in it: with signs that formats,
   * shells and encodings treat in their own way, with blanks at both ends, with letters of two chars
   * (beyond U+FFFF) and letters that are put together. None holds a line break; the empty text is one.
   */
  public List<String> awkward() {
    return List.of(
        "100 %s of %d%n " + word() + " %",
        "\"" + word() + "\" 'and' \\" + word() + "\\ \\n \\u0041 `$HOME`",
        "  " + word() + "  " + word() + "  ",
        "",
        "😀 " + word() + " 𝔘𐐷 👩‍👩‍👧",
        "e\u0301 " + word() + " n\u0303 ǆ ﬁ",
        "{\"" + word() + "\": [null, 1e400]} </" + word() + "> &amp;");
  }

  /** A text of exactly so many chars, none of which is like those around it for long. */
  public String text(int chars) {
    StringBuilder text = new StringBuilder();
    while (text.length() < chars) {
      text.append(word()).append(number(0, 9_999)).append(' ');
    }
    text.setLength(chars);
    String end = text.toString().stripTrailing();
    return end + "x".repeat(chars - end.length());
  }

  /** The source itself, for values of other kinds. */
  public Random random() {
    return random;
  }
}
