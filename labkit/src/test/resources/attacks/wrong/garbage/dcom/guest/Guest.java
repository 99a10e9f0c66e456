package dcom.guest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

/** Sends noise to the tap and the broker. */
public final class Guest {
  public static void main(String[] args) {
    URI server = URI.create(args[1]);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      byte[] noise = new byte[1 << 16];
      for (int n = 0; n < 1_000; n++) {
        new java.util.Random(n).nextBytes(noise);
        out.write(noise);
      }
    } catch (IOException e) {
      System.out.println("cut off: " + e.getMessage());
    }
  }
}
