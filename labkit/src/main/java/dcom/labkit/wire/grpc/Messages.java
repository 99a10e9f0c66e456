package dcom.labkit.wire.grpc;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The messages in the data of one stream: five bytes before each say whether it is compressed, and
 * how long it is. Where they end has nothing to do with where frames end. Memory: the unfinished
 * message; behind one that claims to have more than 16 MB, nothing is read any more.
 */
final class Messages {
  private static final int HEAD = 5;
  private static final int LONGEST = 16 << 20;

  private final FrameReader reader = new FrameReader();
  private Optional<Integer> awaited = Optional.empty();
  private boolean lost;

  /** The messages that these bytes complete; of a compressed one its bytes as they are. */
  List<byte[]> feed(byte[] data) {
    if (lost) {
      return List.of();
    }
    reader.feed(ByteBuffer.wrap(data));
    List<byte[]> complete = new ArrayList<>();
    for (Optional<byte[]> next = next(); next.isPresent(); next = next()) {
      complete.add(next.get());
    }
    return complete;
  }

  private Optional<byte[]> next() {
    if (awaited.isEmpty()) {
      awaited = reader.take(HEAD).map(head -> ByteBuffer.wrap(head).getInt(1));
      lost = awaited.filter(length -> length < 0 || length > LONGEST).isPresent();
    }
    if (lost) {
      return Optional.empty();
    }
    Optional<byte[]> message = awaited.flatMap(reader::take);
    if (message.isPresent()) {
      awaited = Optional.empty();
    }
    return message;
  }
}
