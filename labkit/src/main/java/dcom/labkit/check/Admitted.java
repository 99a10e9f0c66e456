package dcom.labkit.check;

import java.io.ObjectInputFilter;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * What a check itself makes of what a program under check sends by Java serialization: results,
 * stubs and exceptions. A client of RMI has no place to name a filter in, so this one holds for the
 * whole JVM, and so for the checks of all labs. It knows classes by name, because each run loads
 * those of the check anew.
 */
public final class Admitted implements ObjectInputFilter {
  private static final int DEEPEST = 40;
  private static final int MOST_OBJECTS = 50_000;
  private static final int LONGEST_ARRAY = 50_000;
  private static final int MOST_BYTES = 4 << 20;

  /** Throwables hold lists of the kinds that are named; a set of sets can take hours to read. */
  private static final List<String> STARTS = List.of(
      "dcom.",
      "java.lang.",
      "java.rmi.",
      "sun.rmi.",
      "java.io.",
      "java.util.Collections$",
      "java.util.Comparators$",
      "java.util.ArrayList",
      "java.util.TreeMap",
      "java.util.MissingResourceException",
      "java.util.NoSuchElementException",
      "java.util.concurrent.");

  /** No message is made of the kit. */
  private static final String KIT = "dcom.labkit.";

  private Admitted() {}

  /** From now on; does nothing where a filter is set already. */
  public static synchronized void only() {
    if (Config.getSerialFilter() == null) {
      Config.setSerialFilter(new Admitted());
    }
  }

  @Override
  public Status checkInput(FilterInfo info) {
    boolean large = info.depth() > DEEPEST
        || info.references() > MOST_OBJECTS
        || info.arrayLength() > LONGEST_ARRAY
        || info.streamBytes() > MOST_BYTES;
    if (large) {
      return Status.REJECTED;
    }
    return info.serialClass() == null || admitted(info.serialClass())
        ? Status.ALLOWED
        : Status.REJECTED;
  }

  private static boolean admitted(Class<?> type) {
    if (type.isArray()) {
      return admitted(type.getComponentType());
    }
    return type.isPrimitive()
        || Proxy.isProxyClass(type)
        || STARTS.stream().anyMatch(type.getName()::startsWith)
            && !type.getName().startsWith(KIT);
  }
}
