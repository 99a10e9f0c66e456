package dcom.labkit.wire.grpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A field of a protobuf message as it was written: a number instead of a name.
 *
 * @param number which field
 * @param value a number's bits; 0 where there are bytes
 * @param bytes a text, bytes, or a message; empty where there is a number
 * @param hasBytes which of the two it is
 */
record ProtoField(int number, long value, byte[] bytes, boolean hasBytes) {
  private static final int LONGEST_VARINT = 70;

  /**
   * The fields of a message, in order.
   *
   * @throws IllegalArgumentException if these bytes are no message
   */
  static List<ProtoField> all(byte[] message) {
    ByteBuffer bytes = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    List<ProtoField> fields = new ArrayList<>();
    try {
      while (bytes.hasRemaining()) {
        fields.add(next(bytes));
      }
      return fields;
    } catch (java.nio.BufferUnderflowException e) {
      throw new IllegalArgumentException("the message ends inside a field", e);
    }
  }

  String text() {
    return new String(bytes, UTF_8);
  }

  private static ProtoField next(ByteBuffer bytes) {
    long tag = varint(bytes);
    int number = (int) (tag >>> 3);
    return switch ((int) tag & 7) {
      case 0 -> number(number, varint(bytes));
      case 1 -> number(number, bytes.getLong());
      case 2 -> bytes(number, bytes);
      case 5 -> number(number, bytes.getInt());
      default -> throw new IllegalArgumentException("no field has the wire type " + (tag & 7));
    };
  }

  private static ProtoField number(int number, long value) {
    return new ProtoField(number, value, new byte[0], false);
  }

  private static ProtoField bytes(int number, ByteBuffer bytes) {
    long length = varint(bytes);
    if (length < 0 || length > bytes.remaining()) {
      throw new IllegalArgumentException("field " + number + " goes beyond its message");
    }
    byte[] value = new byte[(int) length];
    bytes.get(value);
    return new ProtoField(number, 0, value, true);
  }

  private static long varint(ByteBuffer bytes) {
    long value = 0;
    for (int shift = 0; shift < LONGEST_VARINT; shift += 7) {
      byte next = bytes.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number has more than ten bytes");
  }
}
