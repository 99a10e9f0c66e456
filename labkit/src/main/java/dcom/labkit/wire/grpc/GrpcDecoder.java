package dcom.labkit.wire.grpc;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dcom.labkit.wire.Decoder;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import dcom.labkit.wire.Quoted;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One direction of one connection: first a client's preface, then frames. */
final class GrpcDecoder implements Decoder {
  private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(US_ASCII);

  private final FrameReader reader = new FrameReader();
  private final FrameNames names;
  private boolean begun;
  private boolean foreign;

  GrpcDecoder(Direction direction, Calls calls) {
    this.names = new FrameNames(direction, calls);
    this.begun = direction == Direction.TO_CLIENT;
  }

  @Override
  public List<Frame> feed(ByteBuffer bytes) {
    reader.feed(bytes);
    List<Frame> frames = new ArrayList<>();
    if (!begun && !foreign) {
      preface(frames);
    }
    if (foreign) {
      rest(frames);
    } else if (begun) {
      for (Optional<RawFrame> raw = reader.next(); raw.isPresent(); raw = reader.next()) {
        frames.add(names.name(raw.get()));
      }
    }
    return frames;
  }

  /** A client that does not begin with these words speaks another protocol. */
  private void preface(List<Frame> frames) {
    int agreed = reader.agrees(PREFACE);
    foreign = agreed < Math.min(reader.waiting(), PREFACE.length);
    begun = agreed == PREFACE.length;
    if (begun) {
      byte[] bytes = reader.take(PREFACE.length).orElseThrow();
      frames.add(new Frame("PRI", List.of(), new byte[0], "PRI * HTTP/2.0", bytes));
    }
  }

  private void rest(List<Frame> frames) {
    byte[] bytes = reader.take(reader.waiting()).orElseThrow();
    frames.add(new Frame("?", List.of(), bytes, "? " + Quoted.of(bytes, 200), bytes));
  }
}
