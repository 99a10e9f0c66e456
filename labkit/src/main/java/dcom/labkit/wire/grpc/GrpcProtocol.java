package dcom.labkit.wire.grpc;

import dcom.labkit.wire.Decoder;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Protocol;
import java.util.EnumMap;
import java.util.Map;

/**
 * gRPC over HTTP/2 without TLS, as taps show it: {@code HEADERS 1 /helloworld.Greeter/SayHello}, then
 * {@code DATA 1 HelloRequest {name: 'Brian'}}. Arguments of a frame are its stream and, for headers,
 * each field as {@code name: value}.
 *
 * <p>Simplified: compressed messages are shown as their size, enumerations as numbers.
 */
public final class GrpcProtocol implements Protocol {
  private final Schema schema;

  private GrpcProtocol(Schema schema) {
    this.schema = schema;
  }

  /** Shows fields of messages by their numbers. */
  public static GrpcProtocol unnamed() {
    return new GrpcProtocol(Schema.none());
  }

  /**
   * Shows messages and fields by their names.
   *
   * @param descriptors a {@code FileDescriptorSet}, as protoc writes it
   * @throws IllegalArgumentException if it is none
   */
  public static GrpcProtocol named(byte[] descriptors) {
    return new GrpcProtocol(Schema.of(descriptors));
  }

  @Override
  public String scheme() {
    return "grpc";
  }

  /** A decoder that knows nothing of the other direction: it cannot name messages of replies. */
  @Override
  public Decoder decoder(Direction direction) {
    return new GrpcDecoder(direction, new Calls(schema));
  }

  @Override
  public Map<Direction, Decoder> decoders() {
    Calls calls = new Calls(schema);
    Map<Direction, Decoder> decoders = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      decoders.put(direction, new GrpcDecoder(direction, calls));
    }
    return decoders;
  }
}
