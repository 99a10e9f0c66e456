package dcom.guest;

import java.nio.file.Files;
import java.nio.file.Path;

/** Brings an annotation processor, to run code in the compiler. */
public final class Guest {
  public static void main(String[] args) {
    System.out.println(Files.exists(Path.of("/tmp/processed")) ? "it ran" : "it did not run");
  }
}
