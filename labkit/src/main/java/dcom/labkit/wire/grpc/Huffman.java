package dcom.labkit.wire.grpc;

import java.io.ByteArrayOutputStream;
import java.util.stream.IntStream;

/**
 * The code in which header fields are packed (RFC 7541, appendix B): the more often a letter is
 * used, the fewer bits it takes.
 *
 * <p>The code is canonical: codes of one length follow one another in the order of their letters,
 * and the first of the next length continues them. So the lengths say all.
 */
final class Huffman {
  /** The length of each letter's code, A for 5 bits to Z for 30; the last one is the end mark's. */
  private static final String LENGTHS =
      "ISXXXXXXXTZXXZXXXXXXXXZXXXXXXXXXBFFHIBDGFFDGDBBBAAABBBBBBBCDKBHF"
          + "IBCCCCCCCCCCCCCCCCCCCCCCDCDIOIJBKABABABBBACCBBBABCBAABCCCCCKGJIX"
          + "PRPPRRRSRSSSSSTSTTRSTSSSSQRSRSSTRQPRRSSQSRRTQRSSQQRQSRSSPRRRSRRS"
          + "VVPORSRUVVVWWVTUOQVWWVWTQQVVXWWWPTPQRQQSRRUUTTVSVWVVWWWWWXWWWWWV"
          + "Z";

  private static final int SHORTEST = 5;
  private static final int LONGEST = 30;
  private static final int END = 256;

  /** Of each length the first code, and where its letters begin among {@link #LETTERS}. */
  private static final int[] FIRST = new int[LONGEST + 2];

  private static final int[] OFFSET = new int[LONGEST + 2];

  /** All letters, those with short codes first. */
  private static final int[] LETTERS = LENGTHS
      .chars()
      .distinct()
      .sorted()
      .flatMap(length ->
          IntStream.range(0, LENGTHS.length()).filter(letter -> LENGTHS.charAt(letter) == length))
      .toArray();

  static {
    for (int length = SHORTEST; length <= LONGEST; length++) {
      char mark = (char) ('A' + length - SHORTEST);
      int same = (int) LENGTHS.chars().filter(one -> one == mark).count();
      FIRST[length + 1] = (FIRST[length] + same) << 1;
      OFFSET[length + 1] = OFFSET[length] + same;
    }
  }

  private Huffman() {}

  /**
   * The bytes that were packed.
   *
   * @throws IllegalArgumentException if the end mark stands among them
   */
  static byte[] unpack(byte[] packed) {
    ByteArrayOutputStream unpacked = new ByteArrayOutputStream();
    int code = 0;
    int length = 0;
    for (int bit = 0; bit < packed.length * 8; bit++) {
      code = code << 1 | packed[bit / 8] >> 7 - bit % 8 & 1;
      length++;
      int place = OFFSET[length] + code - FIRST[length];
      if (length >= SHORTEST && place < OFFSET[length + 1]) {
        unpacked.write(letter(place));
        code = 0;
        length = 0;
      }
    }
    return unpacked.toByteArray(); // what is left over fills the last byte
  }

  private static int letter(int place) {
    if (LETTERS[place] == END) {
      throw new IllegalArgumentException("the end mark stands inside a header field");
    }
    return LETTERS[place];
  }
}
