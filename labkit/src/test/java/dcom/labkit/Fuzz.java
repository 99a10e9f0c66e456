package dcom.labkit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A hundred thousand inputs for a reader, each made from a good one by a few slips: bytes changed, taken
 * away, repeated, numbers that fit nowhere, pieces of other inputs. The same ones each time.
 */
public final class Fuzz {
  private static final int INPUTS = 100_000;
  private static final int MOST_SLIPS = 4;
  private static final int LONGEST = 4_096;
  private static final List<String> PIECES = List.of(
      "99999999999999999999",
      "-1",
      "0",
      "\r\n",
      "\n",
      "\0",
      "\u00e9",
      "\ud83d\ude00",
      "{",
      "}",
      "[",
      "]",
      "(",
      ")",
      "\"",
      "\\",
      "%",
      ":",
      "/",
      " ",
      "\t",
      "\u001b[2J",
      "\u202e");

  private final List<byte[]> samples;
  private final Random random = new Random(1);

  private Fuzz(List<byte[]> samples) {
    this.samples = samples;
  }

  /** What reads an input; it may throw only what it says. */
  public interface Reader {
    /** Reads one. */
    void read(byte[] input) throws Exception;
  }

  /** Inputs made from these texts. */
  public static Fuzz of(String... samples) {
    return new Fuzz(Stream.of(samples)
        .map(sample -> sample.getBytes(StandardCharsets.UTF_8))
        .toList());
  }

  /** Inputs made from these. */
  public static Fuzz of(List<byte[]> samples) {
    return new Fuzz(samples);
  }

  /** Has all inputs read. */
  public void into(Reader reader) {
    for (int n = 0; n < INPUTS; n++) {
      byte[] input = input();
      try {
        reader.read(input);
      } catch (Throwable thrown) {
        throw new AssertionError(
            "input " + n + " is not read: " + HexFormat.of().formatHex(input), thrown);
      }
    }
  }

  private byte[] input() {
    byte[] input = sample().clone();
    for (int n = random.nextInt(MOST_SLIPS); n >= 0; n--) {
      input = slip(input);
    }
    return input.length > LONGEST ? java.util.Arrays.copyOf(input, LONGEST) : input;
  }

  private byte[] sample() {
    return samples.get(random.nextInt(samples.size()));
  }

  private byte[] slip(byte[] input) {
    int from = random.nextInt(input.length + 1);
    int to = from + random.nextInt(Math.min(16, input.length - from) + 1);
    return switch (random.nextInt(6)) {
      case 0 -> changed(input, from);
      case 1 -> joined(input, from, new byte[0], to);
      case 2 -> joined(input, from, repeated(input, from, to), to);
      case 3 -> joined(input, from, piece(), random.nextBoolean() ? from : to);
      case 4 -> joined(input, from, sample(), input.length);
      default -> java.util.Arrays.copyOf(input, from);
    };
  }

  private byte[] changed(byte[] input, int at) {
    byte[] copy = input.clone();
    if (at < copy.length) {
      byte[] extremes = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, (byte) random.nextInt()};
      copy[at] = extremes[random.nextInt(extremes.length)];
    }
    return copy;
  }

  private byte[] repeated(byte[] input, int from, int to) {
    String piece = new String(input, from, to - from, StandardCharsets.ISO_8859_1);
    return piece.repeat(1 + random.nextInt(64)).getBytes(StandardCharsets.ISO_8859_1);
  }

  private byte[] piece() {
    return PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] input, int head, byte[] middle, int tail) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(input, 0, head);
    bytes.writeBytes(middle);
    bytes.write(input, tail, input.length - tail);
    return bytes.toByteArray();
  }
}
