package dcom.labkit.wire;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Cuts one direction of one connection into frames, however the bytes are packed. Keeps the rest of
 * an unfinished frame for the next call. Not thread-safe. Never throws on bad input: what no rule
 * explains becomes a frame with the verb {@code ?}.
 */
public interface Decoder {
  /** The frames that these bytes complete, in order. */
  List<Frame> feed(ByteBuffer bytes);
}
