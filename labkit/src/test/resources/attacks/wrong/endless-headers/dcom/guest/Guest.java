package dcom.guest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

/** Sends headers, and a line, that never end. */
public final class Guest {
  public static void main(String[] args) {
    URI server = URI.create(args[1]);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write("HPUB x 2147483000 2147483600\r\nNATS/1.0\r\n".getBytes());
      byte[] part = "Key: value value value".repeat(10_000).getBytes();
      for (int n = 0; n < 2_000; n++) {
        out.write(part);
      }
    } catch (IOException e) {
      System.out.println("cut off: " + e.getMessage());
    }
  }
}
