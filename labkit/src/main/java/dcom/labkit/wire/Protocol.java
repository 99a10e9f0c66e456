package dcom.labkit.wire;

import java.util.List;

/** A protocol that taps can read. */
public interface Protocol {
  /** The protocol's name as the scheme of an address, {@code nats} for example. */
  String scheme();

  /** A new decoder for one direction of one connection. */
  Decoder decoder(Direction direction);

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
