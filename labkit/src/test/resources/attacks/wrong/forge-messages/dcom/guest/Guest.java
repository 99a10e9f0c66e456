package dcom.guest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;

/** Publishes on every subject that it can think of, as fast as it can. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    URI server = URI.create(args[1]);
    Socket socket = new Socket(server.getHost(), server.getPort());
    join(socket, ">");
    System.out.println("Listening on " + args[2]);
    String all = ("PUB " + args[2] + " 15\r\nReceived forged\r\nPUB _INBOX.x 2\r\n42\r\n").repeat(1_000);
    while (true) {
      socket.getOutputStream().write(all.getBytes());
    }
  }

  private static BufferedReader join(Socket socket, String subject) throws IOException {
    String hello = "CONNECT {\"verbose\":false}\r\nSUB " + subject + " 1\r\nPING\r\n";
    socket.getOutputStream().write(hello.getBytes());
    return new BufferedReader(new InputStreamReader(socket.getInputStream()));
  }
}
