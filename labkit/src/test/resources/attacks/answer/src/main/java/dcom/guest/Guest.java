package dcom.guest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Does all that the checks want, and nothing else: the witness. */
public final class Guest {
  public static void main(String[] args) throws IOException {
    if (args[0].equals("-o")) {
      Files.writeString(Path.of(args[1]), "Hello, " + args[2] + "\n");
    } else if (args[0].equals("-s")) {
      listen(URI.create(args[1]), args[2]);
    } else {
      System.out.println("Hello, " + args[0]);
    }
  }

  private static void listen(URI server, String subject) throws IOException {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      String hello = "CONNECT {\"verbose\":false}\r\nSUB " + subject + " 1\r\nPING\r\n";
      socket.getOutputStream().write(hello.getBytes());
      BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream()));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.equals("PONG")) {
          System.out.println("Listening on " + subject);
        } else if (line.startsWith("MSG ")) {
          System.out.println("Received " + in.readLine());
        }
      }
    }
  }
}
