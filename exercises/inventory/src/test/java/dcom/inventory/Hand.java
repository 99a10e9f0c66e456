package dcom.inventory;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The methods and messages of inventory.proto, made by hand: checks need no class that was generated
 * for a student.
 */
final class Hand {
  static final String SERVICE = "inventory.Inventory";
  static final List<String> VERBS = List.of("add", "remove", "count", "list");

  /** Which code says what kind of refusal. */
  static final Map<String, Status.Code> CODES = Map.of(
      "unknown item", Status.Code.NOT_FOUND,
      "not enough", Status.Code.FAILED_PRECONDITION,
      "bad amount", Status.Code.INVALID_ARGUMENT);

  private Hand() {}

  /** The method that a verb calls. */
  static MethodDescriptor<byte[], byte[]> method(String verb) {
    String name = verb.substring(0, 1).toUpperCase(Locale.ROOT) + verb.substring(1);
    return MethodDescriptor.newBuilder(new Plain(), new Plain())
        .setType(MethodDescriptor.MethodType.UNARY)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
        .build();
  }

  /** The method of gRPC's reflection service, for one question. */
  static MethodDescriptor<byte[], byte[]> reflection() {
    return MethodDescriptor.newBuilder(new Plain(), new Plain())
        .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
        .setFullMethodName("grpc.reflection.v1.ServerReflection/ServerReflectionInfo")
        .build();
  }

  /** The question which services there are: a text in field 7. */
  static byte[] listServices() {
    return UnknownFieldSet.newBuilder()
        .addField(7, bytes(ByteString.EMPTY))
        .build()
        .toByteArray();
  }

  /** The names in the answer: in field 6 there are messages in field 1, each with a text in field 1. */
  static List<String> services(byte[] answer) {
    return fields(answer).getField(6).getLengthDelimitedList().stream()
        .flatMap(list -> fields(list.toByteArray()).getField(1).getLengthDelimitedList().stream())
        .map(service -> text(service.toByteArray()))
        .toList();
  }

  /** A message with a text in field 1 and a number in field 2; what is empty is left out. */
  static byte[] message(String text, long number) {
    UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();
    if (!text.isEmpty()) {
      fields.addField(1, bytes(ByteString.copyFromUtf8(text)));
    }
    if (number != 0) {
      fields.addField(2, Field.newBuilder().addVarint(number).build());
    }
    return fields.build().toByteArray();
  }

  /** A message with such messages in field 1. */
  static byte[] list(Map<String, Long> counts) {
    Field.Builder levels = Field.newBuilder();
    counts.forEach(
        (item, count) -> levels.addLengthDelimited(ByteString.copyFrom(message(item, count))));
    return UnknownFieldSet.newBuilder().addField(1, levels.build()).build().toByteArray();
  }

  /** The text in field 1. */
  static String text(byte[] message) {
    return fields(message).getField(1).getLengthDelimitedList().stream()
        .map(ByteString::toStringUtf8)
        .findFirst()
        .orElse("");
  }

  /** The number in field 2. */
  static long number(byte[] message) {
    return fields(message).getField(2).getVarintList().stream().findFirst().orElse(0L);
  }

  /** The items and counts of a list, in the order in which they came. */
  static Map<String, Long> counts(byte[] message) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (ByteString level : fields(message).getField(1).getLengthDelimitedList()) {
      counts.put(text(level.toByteArray()), number(level.toByteArray()));
    }
    return counts;
  }

  private static Field bytes(ByteString bytes) {
    return Field.newBuilder().addLengthDelimited(bytes).build();
  }

  private static UnknownFieldSet fields(byte[] message) {
    try {
      return UnknownFieldSet.parseFrom(message);
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException("no message: " + ByteString.copyFrom(message), e);
    }
  }

  /** Leaves bytes as they are. */
  private static final class Plain implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] message) {
      return new ByteArrayInputStream(message);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
