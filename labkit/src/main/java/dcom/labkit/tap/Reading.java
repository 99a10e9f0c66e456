package dcom.labkit.tap;

import dcom.labkit.wire.Decoder;
import dcom.labkit.wire.Frame;
import java.nio.ByteBuffer;
import java.util.List;

/** A decoder that cannot stop the relay: when it throws, the rest of its lane is not decoded. */
final class Reading {
  private Decoder decoder;

  Reading(Decoder decoder) {
    this.decoder = decoder;
  }

  List<Frame> feed(ByteBuffer bytes) {
    ByteBuffer again = bytes.duplicate();
    try {
      return decoder.feed(bytes);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      decoder = rest -> List.of(unread(rest, "not decoded: " + rest.remaining() + " bytes"));
      return List.of(unread(again, "the decoder stopped here: " + e));
    }
  }

  private static Frame unread(ByteBuffer rest, String text) {
    byte[] bytes = new byte[rest.remaining()];
    rest.get(bytes);
    return new Frame("?", List.of(), bytes, text, bytes);
  }
}
