package dcom.guest;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Takes memory outside of the heap. */
public final class Guest {
  public static void main(String[] args) {
    List<ByteBuffer> eaten = new ArrayList<>();
    while (true) {
      eaten.add(ByteBuffer.allocateDirect(1 << 20));
    }
  }
}
