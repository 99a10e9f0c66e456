package dcom.labkit.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated("a process that starts holds every open port for a moment, so none is free just then")
class BrokersTest {
  @TempDir
  private Path folder;

  @Test
  void embeddedBrokerCarriesMessages() {
    assertCarries("embedded");
  }

  @Test
  void realServerCarriesMessagesAndLeavesItsLogInTheFolder() {
    RealPeers.requireNatsServer();
    assertCarries("nats-server");
    assertThat(folder.resolve("nats-server.log")).content().contains("Server is ready");
  }

  private void assertCarries(String kind) {
    Deadline deadline = Deadline.in(Duration.ofSeconds(10));
    try (Broker broker = Brokers.open(kind, folder);
        NatsPeer peer = NatsPeer.connect(broker.url(), new Events(), deadline)) {
      peer.subscribe("a").publish("a", "x".getBytes(UTF_8));
      assertThat(peer.next(deadline).text()).isEqualTo("x");
      assertThat(broker.url()).isEqualTo("nats://127.0.0.1:" + broker.port());
    }
  }

  @Test
  void realServerThatCannotStartSaysWhy() {
    RealPeers.requireNatsServer();
    assertThatThrownBy(() -> ServerProcess.start(folder, "-c", "/does/not/exist"))
        .isInstanceOf(BrokerFailure.class)
        .hasMessageContaining("nats-server did not start: it said:")
        .hasMessageContaining("/does/not/exist");
  }

  @Test
  void remoteServerIsUsedAndLeftAsItIs() {
    try (NatsServer server = NatsServer.start(NatsOptions.standard())) {
      for (int each = 0; each < 2; each++) {
        try (Broker remote = Brokers.open(server.url(), folder)) {
          assertThat(remote.url()).isEqualTo(server.url());
          assertThat(remote.port()).isEqualTo(server.port());
        }
      }
    }
  }

  @Test
  void loginStandsInTheAddress() {
    Access access = new Access.UserPassword("ann", "s3\"cret");
    try (NatsServer server = NatsServer.start(NatsOptions.standard().withAccess(access))) {
      String login = "nats://ann:s3%22cret@127.0.0.1:" + server.port();
      Brokers.open(login, folder).close();
      assertThatThrownBy(() -> Brokers.open(server.url(), folder))
          .isInstanceOf(BrokerFailure.class)
          .hasMessageContaining("does not let us in")
          .hasMessageContaining("Authorization Violation")
          .hasMessageContaining("nats://user:password@host:port");
    }
  }

  @Test
  void nothingThereIsSaid() throws IOException {
    int port = freePort();
    assertThatThrownBy(() -> Brokers.open("nats://127.0.0.1:" + port, folder))
        .isInstanceOf(BrokerFailure.class)
        .hasMessageStartingWith("nothing answers at nats://127.0.0.1:" + port)
        .hasMessageContaining("./lab broker");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void serverOfAnotherKindIsNamed() throws IOException {
    HttpServer http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    http.start();
    int port = http.getAddress().getPort();
    Seen seen = Probe.look("127.0.0.1", port, Duration.ofMillis(700));
    assertThat(Failures.noNatsThere("nats://127.0.0.1:" + port, seen))
        .hasMessage("nats://127.0.0.1:"
            + port
            + " is no NATS server: an HTTP server answers there. Check host and port; NATS"
            + " servers listen on 4222 unless told otherwise");
    http.stop(0);
  }

  @Test
  void serverThatSaysNothingIsNamed() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Seen seen = Probe.look("127.0.0.1", silent.getLocalPort(), Duration.ofMillis(50));
      assertThat(seen).isEqualTo(new Seen.Other("a server that says nothing"));
    }
  }

  @Test
  void portThatIsTakenSaysByWhom() throws IOException {
    try (NatsServer first = NatsServer.start(NatsOptions.standard())) {
      NatsOptions same = NatsOptions.standard().withPort(first.port());
      assertThatThrownBy(() -> NatsServer.start(same))
          .isInstanceOf(BrokerFailure.class)
          .hasMessageStartingWith("port " + first.port() + " is taken: a NATS server, version 2.")
          .hasMessageContaining("--broker " + first.url() + ", or take a free port with --port 0");
    }
  }

  @Test
  void unknownKindNamesTheKnownOnes() {
    assertThatThrownBy(() -> Brokers.open("rabbit", folder))
        .isInstanceOf(BrokerFailure.class)
        .hasMessage(
            "there is no broker \"rabbit\". Give --broker embedded, nats-server, or the address of"
                + " a server: nats://host:port");
    assertThatThrownBy(() -> Brokers.open("nats://a b", folder))
        .isInstanceOf(BrokerFailure.class)
        .hasMessageContaining("Write it as nats://host:port");
  }
}
