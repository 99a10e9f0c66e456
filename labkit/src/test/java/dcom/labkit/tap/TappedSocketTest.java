package dcom.labkit.tap;

import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.lab.OwnConnections;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class TappedSocketTest {
  @Test
  void letsInATapAndNobodyElse() throws IOException {
    try (TappedSocket door = new TappedSocket();
        Socket stranger = new Socket(door.getInetAddress(), door.getLocalPort());
        Socket own = new Socket()) {
      InetSocketAddress server = (InetSocketAddress) door.getLocalSocketAddress();
      OwnConnections.mark(own, server);
      own.connect(server);

      try (Socket client = door.accept()) {
        assertThat(client.getRemoteSocketAddress()).isEqualTo(own.getLocalSocketAddress());
        assertThat(stranger.getInputStream().read()).isEqualTo(-1);
      }
    }
  }
}
