package dcom.labkit.wire.rmi;

import dcom.labkit.wire.Decoder;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import dcom.labkit.wire.Quoted;
import dcom.labkit.wire.rmi.Cursor.Malformed;
import dcom.labkit.wire.rmi.Cursor.Unfinished;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cuts one direction of a connection into messages. Tries again from the beginning of a message
 * whenever more of it has come.
 */
final class RmiDecoder implements Decoder {
  private static final int LONGEST_MESSAGE = 16 << 20;
  private static final int SHOWN_OF_UNKNOWN = 200;

  /** What may be read again in vain, of one message after the other, before nobody tries any more. */
  private static final long MOST_AGAIN = 256L << 20;

  private final Messages messages;
  private byte[] waiting = new byte[0];
  private long again;

  RmiDecoder(Direction direction, Methods methods) {
    messages = new Messages(direction, methods);
  }

  @Override
  public List<Frame> feed(ByteBuffer bytes) {
    int before = waiting.length;
    waiting = Arrays.copyOf(waiting, before + bytes.remaining());
    bytes.get(waiting, before, waiting.length - before);
    List<Frame> frames = new ArrayList<>();
    int at = 0;
    while (at < waiting.length) {
      Optional<Frame> frame = next(new Cursor(waiting, at, waiting.length));
      if (frame.isEmpty()) {
        break;
      }
      frames.add(frame.get());
      at += frame.get().bytes().length;
    }
    waiting = Arrays.copyOfRange(waiting, at, waiting.length);
    return frames;
  }

  private Optional<Frame> next(Cursor in) {
    try {
      return Optional.of(messages.read(in));
    } catch (Unfinished e) {
      again += waiting.length;
      boolean tooMuch = waiting.length > LONGEST_MESSAGE || again > MOST_AGAIN;
      return tooMuch ? Optional.of(unknown(in)) : Optional.empty();
    } catch (Malformed e) {
      return Optional.of(unknown(in));
    }
  }

  /** Nobody can say where this ends, so it is all that there is. */
  private static Frame unknown(Cursor in) {
    byte[] bytes = in.whole();
    return new Frame("?", List.of(), new byte[0], "? " + Quoted.of(bytes, SHOWN_OF_UNKNOWN), bytes);
  }
}
