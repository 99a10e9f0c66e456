package dcom.labkit.wire.rmi;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Names for what a call carries as numbers. Immutable. */
final class Methods {
  private static final int BY_HASH = -1;
  private static final List<String> OF_REGISTRY =
      List.of("bind", "list", "lookup", "rebind", "unbind");
  private static final List<String> OF_COLLECTOR = List.of("clean", "dirty");

  /**
   * A method to be called.
   *
   * @param name with the name of its interface
   * @param objects how many objects its arguments are at least; 0 if that is not known
   */
  record Known(String name, int objects) {}

  private final Map<Long, Known> byHash = new HashMap<>();

  Methods(Class<?>... interfaces) {
    for (Class<?> one : interfaces) {
      Stream.of(one.getMethods()).forEach(method -> byHash.put(hash(method), known(one, method)));
    }
  }

  /** The method that a call's header names; of an unknown one what there is: its hash. */
  Known find(Target target, int number, long hash) {
    if (target == Target.REGISTRY && number >= 0 && number < OF_REGISTRY.size()) {
      return new Known("Registry." + OF_REGISTRY.get(number), new int[] {2, 0, 1, 2, 1}[number]);
    } else if (target == Target.COLLECTOR && number >= 0 && number < OF_COLLECTOR.size()) {
      return new Known("DGC." + OF_COLLECTOR.get(number), 2);
    }
    String name = number == BY_HASH ? String.format("method %016x", hash) : "method " + number;
    return byHash.getOrDefault(hash, new Known(name, 0));
  }

  private static Known known(Class<?> type, Method method) {
    long objects =
        Stream.of(method.getParameterTypes()).filter(one -> !one.isPrimitive()).count();
    return new Known(type.getSimpleName() + "." + method.getName(), (int) objects);
  }

  /** The first eight bytes of SHA-1 over name and types, lowest first, as the specification says. */
  static long hash(Method method) {
    MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new DataOutputStream(bytes).writeUTF(method.getName() + type.toMethodDescriptorString());
      byte[] digest = MessageDigest.getInstance("SHA").digest(bytes.toByteArray());
      return ByteBuffer.wrap(digest).order(ByteOrder.LITTLE_ENDIAN).getLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  /** Whose methods they are; two objects have the same number everywhere. */
  enum Target {
    /** Any exported object. */
    OBJECT,
    /** The registry. */
    REGISTRY,
    /** The distributed garbage collector's part on the server. */
    COLLECTOR;

    static Target of(long number) {
      return number == 0 ? REGISTRY : number == 2 ? COLLECTOR : OBJECT;
    }
  }
}
