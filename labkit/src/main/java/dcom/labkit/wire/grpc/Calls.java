package dcom.labkit.wire.grpc;

import dcom.labkit.wire.Direction;
import java.util.HashMap;
import java.util.Map;

/** The calls of one connection: which method runs on which stream. Not thread-safe. */
final class Calls {
  private final Schema schema;
  private final Map<Integer, String> paths = new HashMap<>();

  Calls(Schema schema) {
    this.schema = schema;
  }

  /** A client has begun to call the method with this path. */
  void begin(int stream, String path) {
    paths.put(stream, path);
  }

  void end(int stream) {
    paths.remove(stream);
  }

  /** A message that passed on this stream, as text. */
  String show(int stream, Direction direction, byte[] message) {
    String path = paths.getOrDefault(stream, "");
    return schema.show(schema.type(path, direction), message);
  }
}
