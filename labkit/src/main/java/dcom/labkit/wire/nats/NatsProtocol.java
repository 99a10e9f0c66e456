package dcom.labkit.wire.nats;

import dcom.labkit.wire.Decoder;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import dcom.labkit.wire.Protocol;
import dcom.labkit.wire.Quoted;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * NATS as taps show it: {@code PUB greetings 5 'hello'}. Both directions are read alike; a verb that
 * only the other side may say is shown as what it is.
 */
public final class NatsProtocol implements Protocol {
  private static final int MAX_LINE = 1 << 16;

  /** Twice what servers take unless they are told otherwise. */
  private static final int MAX_PAYLOAD = 1 << 21;

  /** The port that NATS servers listen on unless told otherwise. */
  public static final int DEFAULT_PORT = 4222;

  @Override
  public String scheme() {
    return "nats";
  }

  @Override
  public Decoder decoder(Direction direction) {
    NatsReader reader = new NatsReader(StandardCharsets.UTF_8, MAX_LINE, MAX_PAYLOAD);
    return bytes -> frames(reader, bytes);
  }

  private static List<Frame> frames(NatsReader reader, ByteBuffer bytes) {
    reader.feed(bytes);
    List<Frame> frames = new ArrayList<>();
    for (Optional<NatsUnit> unit = reader.next(); unit.isPresent(); unit = reader.next()) {
      frames.add(frame(unit.get()));
    }
    return frames;
  }

  private static Frame frame(NatsUnit unit) {
    if (unit instanceof NatsOperation operation) {
      String text = NatsText.of(operation);
      List<String> arguments = operation.arguments();
      return new Frame(operation.verb().word(), arguments, operation.payload(), text, unit.bytes());
    }
    return new Frame(
        "?", List.of(), new byte[0], "? " + Quoted.of(unit.bytes(), 200), unit.bytes());
  }
}
