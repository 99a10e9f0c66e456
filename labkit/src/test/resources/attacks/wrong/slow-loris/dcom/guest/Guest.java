package dcom.guest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

/** Sends a byte now and then, over many connections. */
public final class Guest {
  public static void main(String[] args) {
    URI server = URI.create(args[1]);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      java.util.List<Socket> many = new java.util.ArrayList<>();
      for (int n = 0; n < 300; n++) {
        many.add(new Socket(server.getHost(), server.getPort()));
      }
      many.get(0).setSoTimeout(200);
      while (true) {
        for (Socket one : many) {
          one.getOutputStream().write('C');
        }
        try {
          many.get(0).getInputStream().readAllBytes();
        } catch (java.net.SocketTimeoutException e) {
          // Time for the next byte.
        }
      }
    } catch (IOException e) {
      System.out.println("cut off: " + e.getMessage());
    }
  }
}
