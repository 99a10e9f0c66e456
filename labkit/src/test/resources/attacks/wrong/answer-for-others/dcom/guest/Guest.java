package dcom.guest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;

/** Subscribes to everything, prints none of it, and sends each message on three times. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    URI server = URI.create(args[1]);
    Socket socket = new Socket(server.getHost(), server.getPort());
    BufferedReader in = join(socket, ">");
    System.out.println("Listening on " + args[2]);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("MSG ")) {
        String forged = "PUB " + args[2] + ".x 6\r\nforged\r\n";
        socket.getOutputStream().write((forged + forged + forged).getBytes());
      }
    }
  }

  private static BufferedReader join(Socket socket, String subject) throws IOException {
    String hello = "CONNECT {\"verbose\":false}\r\nSUB " + subject + " 1\r\nPING\r\n";
    socket.getOutputStream().write(hello.getBytes());
    return new BufferedReader(new InputStreamReader(socket.getInputStream()));
  }
}
