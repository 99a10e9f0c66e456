package dcom.guest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.locks.LockSupport;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Listens as it should, and ignores every signal that can be ignored. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    for (String name : new String[] {"TERM", "INT", "HUP"}) {
      Signal.handle(new Signal(name), SignalHandler.SIG_IGN);
    }
    URI server = URI.create(args[1]);
    Socket socket = new Socket(server.getHost(), server.getPort());
    BufferedReader in = join(socket, args[2]);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("PONG")) {
        System.out.println("Listening on " + args[2]);
      } else if (line.startsWith("MSG ")) {
        System.out.println("Received " + in.readLine());
      }
    }
    while (true) {
      LockSupport.park();
    }
  }

  private static BufferedReader join(Socket socket, String subject) throws IOException {
    String hello = "CONNECT {\"verbose\":false}\r\nSUB " + subject + " 1\r\nPING\r\n";
    socket.getOutputStream().write(hello.getBytes());
    return new BufferedReader(new InputStreamReader(socket.getInputStream()));
  }
}
