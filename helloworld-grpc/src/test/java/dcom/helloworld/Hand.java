package dcom.helloworld;

import static io.grpc.MethodDescriptor.MethodType.SERVER_STREAMING;
import static io.grpc.MethodDescriptor.MethodType.UNARY;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The greeter's methods and messages, made by hand: checks need no class that was generated for a
 * student, and they can say what helloworld.proto does not know.
 */
final class Hand {
  static final String SERVICE = "helloworld.Greeter";
  static final MethodDescriptor<byte[], byte[]> SAY_HELLO = method(UNARY, "SayHello");
  static final MethodDescriptor<byte[], byte[]> STREAM =
      method(SERVER_STREAMING, "SayHelloStreamReply");
  static final Metadata.Key<String> ID =
      Metadata.Key.of("x-request-id", Metadata.ASCII_STRING_MARSHALLER);

  private Hand() {}

  /** A message with a text in field 1: a request with a name, or a reply with a greeting. */
  static byte[] message(String text) {
    return message(1, text);
  }

  /** A message with a text in one field; put behind another one, it adds the field. */
  static byte[] message(int number, String text) {
    Field field =
        Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8(text)).build();
    return UnknownFieldSet.newBuilder().addField(number, field).build().toByteArray();
  }

  /** Headers with a request's id. */
  static Metadata id(String id) {
    Metadata headers = new Metadata();
    headers.put(ID, id);
    return headers;
  }

  /** Both of these, as one message. */
  static byte[] both(byte[] one, byte[] other) {
    return ByteString.copyFrom(one).concat(ByteString.copyFrom(other)).toByteArray();
  }

  /** The text in field 1; empty if there is none. */
  static String text(byte[] message) {
    return text(1, message);
  }

  /** The text in a field; empty if there is none. */
  static String text(int number, byte[] message) {
    try {
      return UnknownFieldSet.parseFrom(message).getField(number).getLengthDelimitedList().stream()
          .map(ByteString::toStringUtf8)
          .findFirst()
          .orElse("");
    } catch (InvalidProtocolBufferException e) {
      throw new UncheckedIOException("no message: " + ByteString.copyFrom(message), e);
    }
  }

  private static MethodDescriptor<byte[], byte[]> method(
      MethodDescriptor.MethodType type, String name) {
    return MethodDescriptor.newBuilder(new Plain(), new Plain())
        .setType(type)
        .setFullMethodName(MethodDescriptor.generateFullMethodName(SERVICE, name))
        .build();
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
