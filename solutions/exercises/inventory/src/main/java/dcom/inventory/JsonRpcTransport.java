package dcom.inventory;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** JSON-RPC 1.0 over TCP, as Go's net/rpc/jsonrpc speaks it. Given; both sides are yours. */
final class JsonRpcTransport implements Transport {
  @Override
  public int serve(Inventory inventory, int port) throws IOException {
    ServerSocket door = new ServerSocket(port, 50, InetAddress.getByName(HOST));
    new Thread(() -> letIn(door, inventory)).start();
    return door.getLocalPort();
  }

  private static void letIn(ServerSocket door, Inventory inventory) {
    try {
      while (true) {
        new Thread(new JsonRpcConversation(door.accept(), inventory)).start();
      }
    } catch (IOException e) {
      Server.end("json-rpc: " + e.getMessage());
    }
  }

  @Override
  public Connection connect(String host, int port) {
    try {
      Socket socket = new Socket(host, port);
      socket.setTcpNoDelay(true);
      return new JsonRpcConnection(socket, Json.values(socket));
    } catch (ConnectException e) {
      throw TransportFailure.noServer(host, port, e);
    } catch (IOException e) {
      throw TransportFailure.connectionLost(e);
    }
  }
}
