package dcom.guest;

import java.lang.reflect.Field;
import sun.misc.Unsafe;

/** Takes memory past the JVM. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    Field field = Unsafe.class.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    Unsafe unsafe = (Unsafe) field.get(null);
    long megabytes = 0;
    try {
      while (megabytes < 1024) {
        unsafe.setMemory(unsafe.allocateMemory(1 << 20), 1 << 20, (byte) 1);
        megabytes++;
      }
      System.out.println("took it all");
    } catch (OutOfMemoryError e) {
      System.out.println("ended below 1 GB");
    }
  }
}
