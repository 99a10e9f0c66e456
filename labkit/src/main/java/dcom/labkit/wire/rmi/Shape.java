package dcom.labkit.wire.rmi;

import dcom.labkit.wire.rmi.Cursor.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A class as a stream describes it.
 *
 * @param name with its package; of a proxy, the interfaces
 * @param flags how its objects are written
 * @param fields in the order in which they are written
 * @param parent the class above it, as far as it is serializable
 * @param proxy whether it was made at run time for interfaces
 */
record Shape(String name, int flags, List<Field> fields, Optional<Shape> parent, boolean proxy) {
  private static final int WRITE_METHOD = 0x01;
  private static final int SERIALIZABLE = 0x02;
  private static final int EXTERNALIZABLE = 0x04;
  private static final int BLOCK_DATA = 0x08;

  /**
   * A field.
   *
   * @param type {@code I}, {@code L} … as in the stream
   * @param name its name
   */
  record Field(char type, String name) {}

  /** The classes of an object from the top down, as its fields are written. */
  List<Shape> fromTheTop() {
    List<Shape> shapes = new ArrayList<>();
    Optional<Shape> shape = Optional.of(this);
    while (shape.isPresent()) {
      shapes.add(0, shape.get());
      shape = shape.get().parent();
    }
    return shapes;
  }

  boolean serializable() {
    return (flags & SERIALIZABLE) != 0;
  }

  /** Whether anything may follow the fields, up to an end mark. */
  boolean open() {
    return serializable() && (flags & WRITE_METHOD) != 0 || external();
  }

  private boolean external() {
    return (flags & EXTERNALIZABLE) != 0 && (flags & BLOCK_DATA) != 0;
  }

  /** The type of an array's elements, as fields have it. */
  char element() {
    if (name.length() < 2 || name.charAt(0) != '[') {
      throw new Malformed("no array has the class " + name);
    }
    return name.charAt(1);
  }

  /** Whether it is this class, or below it. */
  boolean is(String ancestor) {
    return fromTheTop().stream().anyMatch(shape -> shape.name().equals(ancestor));
  }

  /** The name without its package and the class around it. */
  String simple() {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }
}
