package dcom.guest;

/** Prints one line without end. */
public final class Guest {
  public static void main(String[] args) {
    byte[] part = "Hello, ".repeat(10_000).getBytes();
    while (true) {
      System.out.write(part, 0, part.length);
    }
  }
}
