package dcom.labkit.grade.format;

import java.util.List;

/** A form that this kit does not know; lists those that it knows. */
public final class NoSuchFormat extends RuntimeException {
  private static final long serialVersionUID = 1;

  NoSuchFormat(String name, List<String> known) {
    super("There is no format '" + name + "'. There are: " + String.join(", ", known) + ".");
  }
}
