package dcom.stringsvc;

import dcom.labkit.tap.TappedSocket;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The socket of a server behind a tap that knows whom it let in. */
final class RecordingSocket extends TappedSocket {
  private final List<Socket> connections = new CopyOnWriteArrayList<>();

  RecordingSocket() throws IOException {}

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
