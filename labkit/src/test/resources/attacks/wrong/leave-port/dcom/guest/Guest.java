package dcom.guest;

import java.net.ServerSocket;

/** Opens ports on every address and ends without closing them. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    for (int n = 0; n < 500; n++) {
      new ServerSocket(0, 1);
    }
    Runtime.getRuntime().halt(0);
  }
}
