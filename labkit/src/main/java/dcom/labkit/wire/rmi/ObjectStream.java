package dcom.labkit.wire.rmi;

import dcom.labkit.wire.Quoted;
import dcom.labkit.wire.rmi.Cursor.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads an object serialization stream piece by piece, as text. Knows no class but from the stream,
 * so nothing that the stream names is ever loaded.
 *
 * <p>Simplified: a class whose own {@code writeObject} leaves out the fields cannot be told from one
 * that writes them; its objects are read wrongly or not at all.
 */
final class ObjectStream {
  private static final int MAGIC = 0xACED0005;
  private static final int FIRST_HANDLE = 0x7E0000;
  private static final int DEEPEST = 200;
  private static final int LONGEST_TEXT = 400;
  private static final int LONGEST_STRING = 80;
  private static final int MOST_ELEMENTS = 4;

  private final Cursor in;
  private final List<Object> handles = new ArrayList<>();
  private final Set<String> classes = new LinkedHashSet<>();
  private int depth;

  /** Reads the stream's first bytes. */
  ObjectStream(Cursor in) {
    this.in = in;
    if (in.i4() != MAGIC) {
      throw new Malformed("a serialization stream begins with AC ED 00 05");
    }
  }

  /** Whether the next byte begins one more piece. */
  boolean more() {
    return !in.atEnd() && in.peek() >= Tag.NULL && in.peek() <= Tag.ENUM;
  }

  /** All classes that the stream has named so far, in order. */
  List<String> classes() {
    return List.copyOf(classes);
  }

  /** The bytes of plain values, which come in a block. */
  byte[] block() {
    return switch (in.u1()) {
      case Tag.BLOCK -> in.take(in.u1());
      case Tag.LONG_BLOCK -> in.take(in.i4());
      default -> throw new Malformed("a block of plain values was due");
    };
  }

  /** The next piece as text. */
  String content() {
    if (in.peek() == Tag.BLOCK || in.peek() == Tag.LONG_BLOCK) {
      return block().length + " bytes";
    }
    if (++depth > DEEPEST) {
      throw new Malformed("objects within objects, " + DEEPEST + " deep");
    }
    String text = object(in.u1());
    depth--;
    return text;
  }

  private String object(int tag) {
    return switch (tag) {
      case Tag.NULL -> "null";
      case Tag.REFERENCE -> handles.get(handle()).toString();
      case Tag.STRING -> string(in.utf());
      case Tag.LONG_STRING -> string(Cursor.text(in.take(in.i8())));
      case Tag.OBJECT -> instance();
      case Tag.ARRAY -> array();
      case Tag.ENUM -> constant();
      case Tag.CLASS -> type();
      case Tag.CLASS_DESCRIPTION, Tag.PROXY_DESCRIPTION -> described(tag).simple();
      case Tag.EXCEPTION -> "broken off by " + content();
      default -> throw new Malformed("no piece begins with " + tag);
    };
  }

  private int handle() {
    int handle = in.i4() - FIRST_HANDLE;
    if (handle < 0 || handle >= handles.size()) {
      throw new Malformed("nothing was written before that is number " + handle);
    }
    return handle;
  }

  private String string(String text) {
    String quoted = Quoted.of(text.getBytes(StandardCharsets.UTF_8), LONGEST_STRING);
    handles.add(quoted);
    return quoted;
  }

  private String type() {
    String text = "class " + description().map(Shape::simple).orElse("null");
    handles.add(text);
    return text;
  }

  private String constant() {
    description();
    int handle = reserve();
    return keep(handle, content());
  }

  private String instance() {
    Shape shape = description().orElseThrow(() -> new Malformed("an object without a class"));
    int handle = reserve();
    Instance instance = new Instance(shape);
    for (Shape part : shape.fromTheTop()) {
      if (part.serializable()) {
        part.fields().forEach(field -> instance.add(field.name(), value(field.type())));
      }
      if (part.open()) {
        rest(instance);
      }
    }
    return keep(handle, instance.text());
  }

  /** What a class writes in addition to its fields. */
  private void rest(Instance instance) {
    while (in.peek() != Tag.END) {
      if (in.peek() == Tag.BLOCK) {
        instance.addBlock(block());
      } else {
        instance.addExtra(content());
      }
    }
    in.u1();
  }

  private String array() {
    Shape shape = description().orElseThrow(() -> new Malformed("an array without a class"));
    int handle = reserve();
    int size = in.i4();
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(size, MOST_ELEMENTS); i++) {
      shown.add(value(shape.element()));
    }
    for (int i = MOST_ELEMENTS; i < size; i++) {
      pass(shape.element());
    }
    return keep(handle, "[" + String.join(", ", shown) + (size > MOST_ELEMENTS ? ", …]" : "]"));
  }

  private void pass(char type) {
    switch (type) {
      case 'B', 'Z' -> in.u1();
      case 'C', 'S' -> in.u2();
      case 'F', 'I' -> in.i4();
      case 'D', 'J' -> in.i8();
      default -> value(type);
    }
  }

  private String value(char type) {
    return switch (type) {
      case 'B' -> String.valueOf((byte) in.u1());
      case 'C' -> String.valueOf((char) in.u2());
      case 'D' -> String.valueOf(in.f8());
      case 'F' -> String.valueOf(in.f4());
      case 'I' -> String.valueOf(in.i4());
      case 'J' -> String.valueOf(in.i8());
      case 'S' -> String.valueOf((short) in.u2());
      case 'Z' -> String.valueOf(in.u1() != 0);
      case 'L', '[' -> content();
      default -> throw new Malformed("no field has the type " + type);
    };
  }

  private int reserve() {
    handles.add("…");
    return handles.size() - 1;
  }

  private Optional<Shape> description() {
    int tag = in.u1();
    if (tag == Tag.NULL) {
      return Optional.empty();
    }
    if (tag != Tag.REFERENCE) {
      return Optional.of(described(tag));
    }
    if (handles.get(handle()) instanceof Shape shape) {
      return Optional.of(shape);
    }
    throw new Malformed("a class was due");
  }

  private Shape described(int tag) {
    return switch (tag) {
      case Tag.CLASS_DESCRIPTION -> ordinary();
      case Tag.PROXY_DESCRIPTION -> proxy();
      default -> throw new Malformed("no class begins with " + tag);
    };
  }

  private Shape ordinary() {
    String name = in.utf();
    classes.add(name);
    in.i8(); // the version, of which we compare nothing
    int handle = reserve();
    int flags = in.u1();
    List<Shape.Field> fields = new ArrayList<>();
    for (int left = in.u2(); left > 0; left--) {
      fields.add(field());
    }
    return keep(handle, new Shape(name, flags, fields, parent(), false));
  }

  private Shape.Field field() {
    Shape.Field field = new Shape.Field((char) in.u1(), in.utf());
    if (field.type() == 'L' || field.type() == '[') {
      content(); // the name of its class
    }
    return field;
  }

  private Shape proxy() {
    int handle = reserve();
    List<String> interfaces = new ArrayList<>();
    for (int left = in.i4(); left > 0; left--) {
      interfaces.add(in.utf());
    }
    classes.addAll(interfaces);
    String name = interfaces.isEmpty() ? "nothing" : interfaces.get(0);
    return keep(handle, new Shape(name, 0, List.of(), parent(), true));
  }

  /** The class above, behind what the writer has to say of this one: where to load it from. */
  private Optional<Shape> parent() {
    while (in.peek() != Tag.END) {
      content();
    }
    in.u1();
    if (++depth > DEEPEST) {
      throw new Malformed("classes above classes, " + DEEPEST + " high");
    }
    Optional<Shape> parent = description();
    depth--;
    return parent;
  }

  /** Cut, because texts are parts of each other, and a stream can repeat one in a few bytes. */
  private String keep(int handle, String text) {
    String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) + "…" : text;
    handles.set(handle, cut);
    return cut;
  }

  private Shape keep(int handle, Shape shape) {
    handles.set(handle, shape);
    return shape;
  }
}
