package dcom.labkit.tap;

import dcom.labkit.lab.OwnConnections;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The socket of a server behind a tap, on a free port of 127.0.0.1: it lets in whom a tap of this process
 * connects, and shuts out a program that has found the port and would pass by the tap.
 */
public class TappedSocket extends ServerSocket {
  /** Listens. */
  public TappedSocket() throws IOException {
    super(0, 50, InetAddress.getByName("127.0.0.1"));
  }

  @Override
  public Socket accept() throws IOException {
    while (true) {
      Socket client = super.accept();
      if (OwnConnections.isOurs(client.getRemoteSocketAddress())) {
        return client;
      }
      client.close();
    }
  }
}
