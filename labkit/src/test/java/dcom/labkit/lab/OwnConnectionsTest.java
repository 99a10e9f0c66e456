package dcom.labkit.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class OwnConnectionsTest {
  @Test
  void aConnectionIsOursByAddressAndPortUntilItIsClosed() throws IOException {
    try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      InetSocketAddress server = (InetSocketAddress) door.getLocalSocketAddress();
      Socket own = new Socket();
      OwnConnections.mark(own, server);
      own.connect(server);
      Socket seen = door.accept();
      InetSocketAddress alias = new InetSocketAddress("127.0.0.2", seen.getPort());

      assertThat(OwnConnections.isOurs(seen.getRemoteSocketAddress())).isTrue();
      assertThat(OwnConnections.isOurs(alias)).isFalse();

      own.close();
      seen.close();
      assertThat(OwnConnections.isOurs(new InetSocketAddress("127.0.0.1", alias.getPort())))
          .isFalse();
    }
  }

  @Test
  void anybodyElseIsNot() throws IOException {
    try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Socket other = new Socket(door.getInetAddress(), door.getLocalPort());
        Socket seen = door.accept()) {
      assertThat(other.isConnected()).isTrue();
      assertThat(OwnConnections.isOurs(seen.getRemoteSocketAddress())).isFalse();
    }
  }
}
