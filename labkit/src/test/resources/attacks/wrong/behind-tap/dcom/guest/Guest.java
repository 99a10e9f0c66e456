package dcom.guest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks for the broker behind the tap, and talks to it directly. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    int tap = URI.create(args[1]).getPort();
    Socket own = new Socket(InetAddress.getLoopbackAddress(), tap);
    own.getInputStream().read(); // so the tap is connected to the broker
    List<Integer> others =
        ports("0A").filter(port -> port != tap).distinct().toList();
    long answered = others.stream().filter(port -> answers(port, 0)).count();
    for (int connected : ports("01").distinct().toList()) {
      answered += others.stream().filter(port -> answers(port, connected)).count();
    }
    System.out.println("found " + others.size() + ", behind the tap answered " + answered);
  }

  /** The local ports of sockets in this state. */
  private static Stream<Integer> ports(String state) {
    return Stream.of("tcp", "tcp6").flatMap(table -> ports(table, state));
  }

  private static Stream<Integer> ports(String table, String state) {
    try {
      return Files.readAllLines(Path.of("/proc/net", table)).stream()
          .map(line -> line.strip().split(" +"))
          .filter(fields -> fields.length > 3 && fields[3].equals(state))
          .map(fields -> Integer.parseInt(fields[1].split(":")[1], 16));
    } catch (IOException e) {
      return Stream.of();
    }
  }

  /** Whether somebody answers, asked from a port that is somebody else's on another address. */
  private static boolean answers(int port, int from) {
    try (Socket socket = new Socket()) {
      socket.bind(new InetSocketAddress(from == 0 ? "127.0.0.1" : "127.0.0.2", from));
      socket.connect(new InetSocketAddress("127.0.0.1", port), 1_000);
      socket.setSoTimeout(1_000);
      socket.getOutputStream().write("CONNECT {}\r\nPING\r\n".getBytes());
      return socket.getInputStream().read() >= 0;
    } catch (IOException e) {
      return false;
    }
  }
}
