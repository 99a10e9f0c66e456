package dcom.guest;

import java.net.Socket;
import java.net.URI;

/** Closes its connection in the middle of a message, again and again. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    URI server = URI.create(args[1]);
    int cut = 0;
    while (cut < 300) {
      try (Socket socket = new Socket(server.getHost(), server.getPort())) {
        socket.setSoLinger(true, 0);
        socket.getOutputStream().write(("CONNECT {}\r\nPUB " + args[2] + " 100\r\nhal").getBytes());
        cut++;
      }
    }
    System.out.println("cut " + cut + " times");
  }
}
