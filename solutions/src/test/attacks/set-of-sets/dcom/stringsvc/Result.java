package dcom.stringsvc;

import java.io.Serializable;
import java.util.HashSet;
import java.util.Set;

/** A result with one more field, which the other side reads though it does not know it. */
public record Result(String name, Set<Object> more) implements Serializable {
  private static final int DEEP = 100;

  /** As the service makes it. */
  public Result(String name) {
    this(name, sets());
  }

  /** Few bytes, and whoever makes sets of them asks for hash codes for longer than the sun shines. */
  private static Set<Object> sets() {
    Set<Object> root = new HashSet<>();
    Set<Object> one = root;
    Set<Object> other = new HashSet<>();
    for (int depth = 0; depth < DEEP; depth++) {
      Set<Object> nextOne = new HashSet<>();
      Set<Object> nextOther = new HashSet<>();
      nextOne.add("different");
      one.add(nextOne);
      one.add(nextOther);
      other.add(nextOne);
      other.add(nextOther);
      one = nextOne;
      other = nextOther;
    }
    return root;
  }
}
