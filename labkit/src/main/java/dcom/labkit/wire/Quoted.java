package dcom.labkit.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Bytes as one readable piece of a line, in single quotes: text stays text, everything that would
 * break the line or hide itself becomes an escape. No two different byte strings look the same
 * unless one was shortened.
 */
public final class Quoted {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private Quoted() {}

  /** All of the bytes. */
  public static String of(byte[] bytes) {
    return "'" + escaped(bytes, 0, bytes.length) + "'";
  }

  /**
   * At most about {@code most} bytes: of a longer string its beginning and its end, and between them
   * how many bytes were left out.
   */
  public static String of(byte[] bytes, int most) {
    if (bytes.length <= most) {
      return of(bytes);
    }
    int half = most / 2;
    int tail = bytes.length - half;
    String left = " … " + (bytes.length - 2 * half) + " bytes … ";
    return "'" + escaped(bytes, 0, half) + left + escaped(bytes, tail, bytes.length) + "'";
  }

  private static String escaped(byte[] bytes, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    int at = from;
    while (at < to) {
      at += bytes[at] >= 0 ? appendAscii(text, bytes[at]) : appendOther(text, bytes, at, to);
    }
    return text.toString();
  }

  private static int appendAscii(StringBuilder text, byte character) {
    switch (character) {
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case '\\' -> text.append("\\\\");
      case '\'' -> text.append("\\'");
      default -> {
        if (character < ' ' || character == 0x7F) {
          appendHex(text, character);
        } else {
          text.append((char) character);
        }
      }
    }
    return 1;
  }

  /** Appends one character of several bytes, or one byte that begins none. */
  private static int appendOther(StringBuilder text, byte[] bytes, int at, int to) {
    int length = Math.min(length(bytes[at]), to - at);
    try {
      ByteBuffer one = ByteBuffer.wrap(bytes, at, length);
      text.append(StandardCharsets.UTF_8.newDecoder().decode(one));
      return length;
    } catch (CharacterCodingException e) {
      appendHex(text, bytes[at]);
      return 1;
    }
  }

  /** How many bytes a character has that begins with this one. */
  private static int length(byte first) {
    if ((first & 0xE0) == 0xC0) {
      return 2;
    }
    return (first & 0xF0) == 0xE0 ? 3 : 4;
  }

  private static void appendHex(StringBuilder text, byte one) {
    text.append("\\x").append(HEX.toHexDigits(one));
  }
}
