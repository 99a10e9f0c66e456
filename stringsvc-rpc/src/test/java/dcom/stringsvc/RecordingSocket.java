package dcom.stringsvc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server's socket on a port of its own that knows whom it let in. */
final class RecordingSocket extends ServerSocket {
  private final List<Socket> connections = new CopyOnWriteArrayList<>();

  RecordingSocket() throws IOException {
    super(0, 50, InetAddress.getByName("127.0.0.1"));
  }

  @Override
  public Socket accept() throws IOException {
    Socket connection = super.accept();
    connections.add(connection);
    return connection;
  }

  /** Resets every connection that is open (RST, not FIN: RFC 9293, 3.5.3). */
  void reset() throws IOException {
    for (Socket connection : connections) {
      if (!connection.isClosed()) {
        connection.setSoLinger(true, 0);
        connection.close();
      }
    }
  }
}
