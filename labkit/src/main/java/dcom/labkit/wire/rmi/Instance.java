package dcom.labkit.wire.rmi;

import dcom.labkit.wire.rmi.Cursor.Malformed;
import dcom.labkit.wire.rmi.Cursor.Unfinished;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An object on its way into text: its fields as they are read, and what its class added. */
final class Instance {
  private static final String REFERENCE = "java.rmi.server.RemoteObject";
  private static final String HANDLER = "java.rmi.server.RemoteObjectInvocationHandler";

  private final Shape shape;
  private final Map<String, String> fields = new LinkedHashMap<>();
  private final List<String> extras = new ArrayList<>();

  Instance(Shape shape) {
    this.shape = shape;
  }

  void add(String field, String value) {
    fields.put(field, value);
  }

  void addExtra(String text) {
    extras.add(text);
  }

  /** Plain values; a remote reference tells in them where its object is. */
  void addBlock(byte[] block) {
    extras.add(shape.is(REFERENCE) ? place(new Cursor(block)) : block.length + " bytes");
  }

  /** {@code BadName('…')}, {@code Args(name='Brian')}, {@code stub of Upper at 127.0.0.1:1234}. */
  String text() {
    if (shape.proxy()) {
      return "stub of " + shape.simple() + " " + fields.getOrDefault("h", "nowhere");
    } else if (shape.name().equals(HANDLER)) {
      return String.join(" ", extras);
    } else if (shape.is("java.lang.Throwable")) {
      return shape.simple() + "(" + fields.getOrDefault("detailMessage", "") + ")";
    }
    if (shape.name().startsWith("java.rmi.") && extras.isEmpty()) {
      return shape.simple() + "(…)"; // what RMI tells itself about leases; numbers only
    }
    Stream<String> named = fields.entrySet().stream().map(f -> f.getKey() + "=" + f.getValue());
    return Stream.concat(named, extras.stream())
        .collect(Collectors.joining(", ", shape.simple() + "(", ")"));
  }

  private static String place(Cursor block) {
    try {
      String kind = block.utf();
      if (kind.equals("UnicastRef2")) {
        block.u1(); // whether a socket factory comes with it
      }
      return kind.startsWith("UnicastRef") ? "at " + block.utf() + ":" + block.i4() : kind;
    } catch (Unfinished | Malformed e) {
      return "somewhere";
    }
  }
}
