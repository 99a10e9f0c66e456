package dcom.labkit.wire.grpc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Unpacks the header blocks of one direction of one connection (RFC 7541). Each depends on those
 * before it, so all must be read, in order.
 */
final class HeaderReader {
  private static final int LONGEST_NUMBER = 28;
  private static final int LARGEST = 1 << 20;

  private final HeaderTable table = new HeaderTable();

  /**
   * The fields of one block.
   *
   * @throws IllegalArgumentException if the block breaks a rule; later ones cannot be trusted then
   * @throws java.nio.BufferUnderflowException if it ends too early
   */
  List<HeaderField> read(byte[] block) {
    ByteBuffer bytes = ByteBuffer.wrap(block);
    List<HeaderField> fields = new ArrayList<>();
    int size = 0;
    while (bytes.hasRemaining()) {
      Optional<HeaderField> field = next(bytes);
      field.ifPresent(fields::add);
      size += field.map(HeaderField::size).orElse(0);
      if (size > LARGEST) {
        throw new IllegalArgumentException("a header block that unpacks to more than 1 MB");
      }
    }
    return fields;
  }

  /** Empty if it only tells how much room the table has from now on. */
  private Optional<HeaderField> next(ByteBuffer bytes) {
    int first = bytes.get(bytes.position()) & 0xFF;
    if (first >= 0x80) {
      return Optional.of(table.get(number(bytes, 7)));
    } else if (first >= 0x40) {
      HeaderField field = literal(bytes, 6);
      table.add(field);
      return Optional.of(field);
    } else if (first >= 0x20) {
      table.resize(number(bytes, 5));
      return Optional.empty();
    }
    return Optional.of(literal(bytes, 4));
  }

  private HeaderField literal(ByteBuffer bytes, int prefix) {
    int known = number(bytes, prefix);
    String name = known == 0 ? text(bytes) : table.get(known).name();
    return new HeaderField(name, text(bytes));
  }

  /** A number whose first bits stand in the last bits of the first byte. */
  private static int number(ByteBuffer bytes, int prefix) {
    int most = (1 << prefix) - 1;
    int number = bytes.get() & most;
    if (number < most) {
      return number;
    }
    for (int shift = 0; shift <= LONGEST_NUMBER - 7; shift += 7) {
      int next = bytes.get();
      number += (next & 0x7F) << shift;
      if (next >= 0) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number in a header block is too large");
  }

  private static String text(ByteBuffer bytes) {
    if (!bytes.hasRemaining()) {
      throw new IllegalArgumentException("a header field is left out");
    }
    boolean packed = bytes.get(bytes.position()) < 0;
    int length = number(bytes, 7);
    if (length > bytes.remaining()) {
      throw new IllegalArgumentException("a header field goes beyond its block");
    }
    byte[] text = new byte[length];
    bytes.get(text);
    return new String(packed ? Huffman.unpack(text) : text, StandardCharsets.UTF_8);
  }
}
