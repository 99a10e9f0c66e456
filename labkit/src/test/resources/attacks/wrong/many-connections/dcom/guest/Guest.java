package dcom.guest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;

/** Opens connections until it may not open any more. */
public final class Guest {
  public static void main(String[] args) {
    URI server = URI.create(args[1]);
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      OutputStream out = socket.getOutputStream();
      java.util.List<Socket> many = new java.util.ArrayList<>();
      while (true) {
        many.add(new Socket(server.getHost(), server.getPort()));
      }
    } catch (IOException e) {
      System.out.println("cut off: " + e.getMessage());
    }
  }
}
