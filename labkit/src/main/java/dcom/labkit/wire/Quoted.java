package dcom.labkit.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Bytes as one readable piece of a line, in single quotes: text stays text, everything that would
 * break the line or hide itself becomes an escape. No two different byte strings look the same
 * unless one was shortened.
 */
public final class Quoted {
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
    StringBuilder text = new StringBuilder();
    int at = from;
    while (at < to) {
      int length = Math.min(lengthOfCharacter(bytes[at]), to - at);
      at += append(text, bytes, at, length);
    }
    return text.toString();
  }

  private static int lengthOfCharacter(byte first) {
    if (first >= 0 || (first & 0xE0) == 0xC0) {
      return first >= 0 ? 1 : 2;
    }
    return (first & 0xF0) == 0xE0 ? 3 : 4;
  }

  private static int append(StringBuilder text, byte[] bytes, int at, int length) {
    try {
      ByteBuffer one = ByteBuffer.wrap(bytes, at, length);
      int character = StandardCharsets.UTF_8.newDecoder().decode(one).toString().codePointAt(0);
      appendCharacter(text, character, bytes[at]);
      return length;
    } catch (CharacterCodingException e) {
      appendHex(text, bytes[at]);
      return 1;
    }
  }

  private static void appendCharacter(StringBuilder text, int character, byte first) {
    switch (character) {
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      case '\\' -> text.append("\\\\");
      case '\'' -> text.append("\\'");
      default -> {
        if (character < ' ' || character == 0x7F) {
          appendHex(text, first);
        } else {
          text.appendCodePoint(character);
        }
      }
    }
  }

  private static void appendHex(StringBuilder text, byte one) {
    text.append(String.format("\\x%02X", one & 0xFF));
  }
}
