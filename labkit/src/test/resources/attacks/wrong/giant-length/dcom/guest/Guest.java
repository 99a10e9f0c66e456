package dcom.guest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

/** Announces a message of two gigabytes, and sends all that it can of it. */
public final class Guest {
  public static void main(String[] args) {
    URI server = URI.create(args[1]);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(("CONNECT {}\r\nPUB x 2147483647\r\n").getBytes());
      byte[] part = new byte[1 << 20];
      for (int n = 0; n < 2_000; n++) {
        out.write(part);
      }
    } catch (IOException e) {
      System.out.println("cut off: " + e.getMessage());
    }
  }
}
