package dcom.guest;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** Prints lines without end. */
public final class Guest {
  public static void main(String[] args) {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false);
    while (true) {
      out.println("Hello, anybody");
    }
  }
}
