package dcom.guest;

import java.util.ArrayList;
import java.util.List;

/** Fills its heap. */
public final class Guest {
  public static void main(String[] args) {
    List<byte[]> eaten = new ArrayList<>();
    while (true) {
      eaten.add(new byte[1 << 20]);
    }
  }
}
