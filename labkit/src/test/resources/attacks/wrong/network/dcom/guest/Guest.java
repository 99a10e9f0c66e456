package dcom.guest;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** Calls the world: by address, by name, by UDP. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    List<String> reached = new ArrayList<>();
    for (String address : List.of("1.1.1.1", "8.8.8.8", "10.0.2.2", "192.168.1.1", "169.254.169.254", "2606:4700:4700::1111")) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(address, 53), 300);
        reached.add(address);
      } catch (IOException e) {
        // No way there.
      }
      try (DatagramSocket socket = new DatagramSocket()) {
        socket.send(new DatagramPacket(new byte[12], 12, new InetSocketAddress(address, 53)));
        reached.add("udp " + address);
      } catch (IOException e) {
        // No way there.
      }
    }
    try {
      reached.add(InetAddress.getByName("example.org").toString());
    } catch (IOException e) {
      // Nobody knows.
    }
    System.out.println("reached: " + reached);
  }
}
