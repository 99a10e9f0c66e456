package dcom.labkit.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.lab.Command;
import dcom.labkit.terminal.Terminals;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Protocol;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TapsTest {
  private final Events events = new Events();
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(20));

  @Test
  void anAddressThatNobodyCameToIsKnown() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Terminals terminals = new Terminals(name -> null, events, deadline);
        Taps taps = new Taps(events, terminals)) {
      Tap lonely = taps.open("127.0.0.1", server.getLocalPort(), Protocol.bytes());
      Tap shut = taps.open("127.0.0.1", server.getLocalPort(), Protocol.bytes());
      Tap met = taps.open("127.0.0.1", server.getLocalPort(), Protocol.bytes());
      shut.refuse();
      try (Socket client = new Socket("127.0.0.1", met.port())) {
        met.awaitConnections(1, deadline);
        assertThat(client.isConnected()).isTrue();

        assertThat(taps.unreached()).containsExactly("127.0.0.1:" + lonely.port());
      }
    }
  }

  @Test
  void aConnectionIsCalledByTheProgramThatHasIt() throws Exception {
    assumeTrue(
        Files.exists(Path.of("/proc/net/tcp")), "skipped: only Linux tells whose a socket is");
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Terminals terminals = new Terminals(name -> null, events, deadline);
        Taps taps = new Taps(events, terminals)) {
      Tap tap = taps.open("127.0.0.1", server.getLocalPort(), Protocol.bytes());
      String talk = "exec 3<>/dev/tcp/127.0.0.1/" + tap.port() + "; echo hello >&3; read -r never";
      List<String> words = List.of("bash", "-c", talk);
      terminals.open(new Command("talker", words, "talker", Map.of(), Path.of(".")));

      Passage hello = tap.awaitFrame("hello", Direction.TO_SERVER, frame -> true, deadline);

      assertThat(hello.client()).isEqualTo("talker 1");
      assertThat(hello.shown()).endsWith("talker 1 → server  6 bytes");
    }
  }
}
