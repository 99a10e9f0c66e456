package dcom.labkit.wire;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A protocol that taps can read. */
public interface Protocol {
  /** The protocol's name as the scheme of an address, {@code nats} for example. */
  String scheme();

  /** A new decoder for one direction of one connection. */
  Decoder decoder(Direction direction);

  /**
   * New decoders for both directions of one connection. Where a reply can be read only by who has
   * seen the request, the two share what they learn; one thread uses both.
   */
  default Map<Direction, Decoder> decoders() {
    return Stream.of(Direction.values())
        .collect(Collectors.toMap(Function.identity(), this::decoder));
  }

  /** Bytes without meaning: each chunk that passes is one frame with the verb {@code BYTES}. */
  static Protocol bytes() {
    return new Protocol() {
      @Override
      public String scheme() {
        return "tcp";
      }

      @Override
      public Decoder decoder(Direction direction) {
        return buffer -> {
          byte[] chunk = new byte[buffer.remaining()];
          buffer.get(chunk);
          return List.of(new Frame("BYTES", List.of(), chunk, chunk.length + " bytes", chunk));
        };
      }
    };
  }
}
