package dcom.labkit.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import dcom.labkit.expect.Unmet;
import dcom.labkit.terminal.Offspring;
import dcom.labkit.wire.Decoder;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Protocol;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

@Timeout(20)
@Isolated("a process that starts holds every open port for a moment, so none is refused just then")
class TapTest {
  private final Deadline deadline = Deadline.in(Duration.ofSeconds(15));
  private final Events events = new Events();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private ServerSocket server;
  private Tap tap;

  @BeforeEach
  void open() throws IOException {
    server = keep(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
    tap = tap(Protocol.bytes());
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @Test
  void bytesPassBothWaysAndAreRecordedBeforeTheyArrive() throws Exception {
    Pair pair = pair();
    pair.client.getOutputStream().write(bytes("hello"));
    assertThat(pair.server.getInputStream().readNBytes(5)).isEqualTo(bytes("hello"));
    assertThat(tap.passages()).hasSize(1);
    pair.server.getOutputStream().write(bytes("you"));
    assertThat(pair.client.getInputStream().readNBytes(3)).isEqualTo(bytes("you"));
    assertThat(tap.passages())
        .extracting(
            Passage::connection, Passage::direction, passage -> passage.frame().text())
        .containsExactly(
            tuple(1, Direction.TO_SERVER, "5 bytes"), tuple(1, Direction.TO_CLIENT, "3 bytes"));
    assertThat(tap.passages().get(0).shown()).matches("\\d+ ms  client 1 → server  5 bytes");
  }

  @Test
  void portIsRefusedAtOnceThoughProcessesStartAllTheTime() {
    AtomicBoolean ended = new AtomicBoolean();
    CompletableFuture<Void> starting = CompletableFuture.runAsync(() -> {
      while (!ended.get()) {
        Offspring.kill(Offspring.start(new ProcessBuilder("true")));
      }
    });
    try {
      for (int i = 0; i < 50; i++) {
        tap.refuse();
        assertThatThrownBy(() -> new Socket("127.0.0.1", tap.port()).close())
            .isInstanceOf(ConnectException.class);
        tap.welcome();
      }
    } finally {
      ended.set(true);
      starting.join();
    }
  }

  @Test
  void urlNamesTheProtocolAndThePort() {
    assertThat(tap.url()).isEqualTo("tcp://127.0.0.1:" + tap.port());
  }

  @Test
  void streamArrivesWholeWhenItsReceiverIsSlow() throws Exception {
    Pair pair = pair();
    byte[] data = random(12 << 20);
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(() -> write(pair.client, data, true));
    tap.awaitFrame("bytes", Direction.TO_SERVER, frame -> true, deadline);
    assertThat(pair.server.getInputStream().readAllBytes()).isEqualTo(data);
    writing.join();
  }

  @Test
  void senderOfAHeldStreamMustWait() throws Exception {
    Pair pair = pair();
    tap.hold(Direction.TO_SERVER);
    byte[] data = random(16 << 20);
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(() -> write(pair.client, data, true));
    roundTripToClient(pair);
    assertThat(writing).isNotDone();
    assertThat(tap.passages()).extracting(Passage::direction).containsOnly(Direction.TO_CLIENT);
    tap.release(Direction.TO_SERVER);
    assertThat(pair.server.getInputStream().readAllBytes()).isEqualTo(data);
    writing.join();
  }

  @Test
  void halfClosedConnectionStillCarriesTheOtherWay() throws Exception {
    Pair pair = pair();
    pair.client.shutdownOutput();
    assertThat(pair.server.getInputStream().read()).isEqualTo(-1);
    roundTripToClient(pair);
    pair.server.close();
    assertThat(pair.client.getInputStream().read()).isEqualTo(-1);
    tap.awaitConnections(0, deadline);
  }

  @Test
  void resetByTheServerIsAResetForTheClient() throws Exception {
    Pair pair = pair();
    pair.server.setSoLinger(true, 0);
    pair.server.close();
    assertThatThrownBy(() -> pair.client.getInputStream().read())
        .isInstanceOf(SocketException.class)
        .hasMessage("Connection reset");
  }

  @Test
  void resetByTheClientIsAResetForTheServerAfterItsLastBytes() throws Exception {
    Pair pair = pair();
    tap.delay(Duration.ofMillis(50));
    pair.client.getOutputStream().write(bytes("bye"));
    tap.awaitFrame("bytes", Direction.TO_SERVER, frame -> true, deadline);
    pair.client.setSoLinger(true, 0);
    pair.client.close();
    assertThat(pair.server.getInputStream().readNBytes(3)).isEqualTo(bytes("bye"));
    assertThatThrownBy(() -> pair.server.getInputStream().read()).hasMessage("Connection reset");
  }

  @Test
  void lastWordsOfAServerThatHangsUpArrive() throws Exception {
    Pair pair = pair();
    tap.hold(Direction.TO_CLIENT);
    pair.server.getOutputStream().write(bytes("-ERR"));
    pair.server.close();
    pair.client.getOutputStream().write(bytes("more"));
    tap.awaitFrame("bytes", Direction.TO_SERVER, frame -> true, deadline);
    tap.release(Direction.TO_CLIENT);
    assertThat(pair.client.getInputStream().readNBytes(4)).isEqualTo(bytes("-ERR"));
  }

  @Test
  void cutClosesAllConnectionsAndWelcomesNewOnes() throws Exception {
    Pair first = pair();
    Pair second = pair();
    tap.awaitConnections(2, deadline);
    tap.cut();
    assertThat(tap.connections()).isZero();
    assertThat(first.client.getInputStream().read()).isEqualTo(-1);
    assertThat(second.server.getInputStream().read()).isEqualTo(-1);
    roundTripToClient(pair());
    assertThat(tap.passages()).extracting(Passage::connection).containsOnly(3);
  }

  @Test
  void refusedConnectionsAreRefusedByTheSystemAndThePortStays() throws Exception {
    Pair pair = pair();
    for (int round = 0; round < 3; round++) {
      tap.refuse();
      assertThatThrownBy(this::connect)
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("Connection refused");
      assertThatThrownBy(
              () -> keep(new ServerSocket(tap.port(), 1, InetAddress.getByName("127.0.0.1"))))
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("already in use");
      tap.welcome();
      roundTripToClient(pair());
    }
    assertThat(pair.client.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void welcomeTwiceIsHarmless() throws Exception {
    tap.welcome();
    tap.welcome();
    roundTripToClient(pair());
  }

  @Test
  void delayKeepsOrderAndDoesNotAddUp() throws Exception {
    Pair pair = pair();
    tap.delay(Duration.ofMillis(60));
    long start = System.nanoTime();
    byte[] data = random(1 << 20);
    write(pair.client, data, true);
    assertThat(pair.server.getInputStream().readAllBytes()).isEqualTo(data);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(60), Duration.ofSeconds(5));
    tap.delay(Duration.ZERO);
    roundTripToClient(pair);
  }

  @Test
  void throttledStreamTrickles() throws Exception {
    Pair pair = pair();
    tap.throttle(100_000);
    long start = System.nanoTime();
    write(pair.client, random(20_000), false);
    assertThat(pair.server.getInputStream().readNBytes(20_000)).hasSize(20_000);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(150));
    assertThat(tap.passages()).hasSizeGreaterThanOrEqualTo(10);
  }

  @Test
  void endOfAThrottleLetsGoWhatItKept() throws Exception {
    Pair pair = pair();
    tap.throttle(1);
    write(pair.client, random(10_000), true);
    assertThat(pair.server.getInputStream().read()).isNotNegative();
    tap.throttle(0);
    assertThat(pair.server.getInputStream().readAllBytes()).hasSize(9_999);
  }

  @Test
  void awaitedFrameMayHavePassedAlready() throws Exception {
    Pair pair = pair();
    roundTripToClient(pair);
    Passage passage = tap.awaitFrame(
        "three bytes", Direction.TO_CLIENT, frame -> frame.bytes().length == 3, deadline);
    assertThat(passage.frame().payload()).isEqualTo(bytes("you"));
  }

  @Test
  void frameThatDoesNotComeIsToldWithTheLastThatDid() throws Exception {
    roundTripToClient(pair());
    assertThatThrownBy(() -> tap.awaitFrame(
            "a PING", Direction.TO_SERVER, frame -> true, Deadline.in(Duration.ofMillis(50))))
        .isInstanceOfSatisfying(Unmet.class, unmet -> {
          assertThat(unmet.expected()).isEqualTo("the tap lets pass a PING");
          assertThat(unmet.got())
              .matches("none of the 1 frames within 50 ms;"
                  + " the last was  \\d+ ms  server → client 1  3 bytes");
        });
  }

  @Test
  void silenceIsToldWithTheConnections() {
    assertThatThrownBy(() -> tap.awaitFrame(
            "a PING", Direction.TO_SERVER, frame -> true, Deadline.in(Duration.ofMillis(50))))
        .isInstanceOfSatisfying(
            Unmet.class,
            unmet -> assertThat(unmet.got())
                .isEqualTo("nothing passed within 50 ms; no connections are open"));
  }

  @Test
  void connectionsThatDoNotComeAreTold() throws Exception {
    pair();
    tap.awaitConnections(1, deadline);
    assertThatThrownBy(() -> tap.awaitConnections(2, Deadline.in(Duration.ofMillis(50))))
        .isInstanceOfSatisfying(Unmet.class, unmet -> {
          assertThat(unmet.expected()).isEqualTo("the tap has 2 connections");
          assertThat(unmet.got()).isEqualTo("it had 1 connection after 50 ms");
        });
  }

  @Test
  void decoderThatThrowsDoesNotStopTheRelay() throws Exception {
    tap = tap(new Broken());
    Pair pair = pair();
    pair.client.getOutputStream().write(bytes("hello"));
    assertThat(pair.server.getInputStream().readNBytes(5)).isEqualTo(bytes("hello"));
    pair.client.getOutputStream().write(bytes("again"));
    assertThat(pair.server.getInputStream().readNBytes(5)).isEqualTo(bytes("again"));
    assertThat(tap.passages())
        .extracting(passage -> passage.frame().text())
        .containsExactly(
            "the decoder stopped here: java.lang.IllegalStateException: odd",
            "not decoded: 5 bytes");
  }

  @Test
  void predicateThatThrowsIsTheWaitersProblem() throws Exception {
    Pair pair = pair();
    roundTripToClient(pair);
    assertThatThrownBy(() -> tap.awaitFrame(
            "a PUB", Direction.TO_CLIENT, frame -> frame.arguments().get(0).equals("x"), deadline))
        .isInstanceOf(IndexOutOfBoundsException.class);
    roundTripToClient(pair);
  }

  @Test
  void serverThatIsNotThereLooksLikeAReset() throws Exception {
    server.close();
    Socket client = connect();
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketException.class)
        .hasMessage("Connection reset");
  }

  @Test
  void closedTapKeepsItsRecordAndSaysThatItIsClosed() throws Exception {
    roundTripToClient(pair());
    tap.close();
    tap.close();
    assertThat(tap.passages()).hasSize(1);
    assertThatThrownBy(tap::cut)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the tap is closed");
    assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
  }

  private record Pair(Socket client, Socket server) {}

  private Pair pair() throws IOException {
    return new Pair(connect(), keep(server.accept()));
  }

  private Socket connect() throws IOException {
    return keep(new Socket("127.0.0.1", tap.port()));
  }

  private Tap tap(Protocol protocol) {
    return keep(Tap.open("127.0.0.1", server.getLocalPort(), protocol, events));
  }

  private <T extends AutoCloseable> T keep(T resource) {
    opened.add(0, resource);
    return resource;
  }

  private static void roundTripToClient(Pair pair) throws IOException {
    pair.server.getOutputStream().write(bytes("you"));
    assertThat(pair.client.getInputStream().readNBytes(3)).isEqualTo(bytes("you"));
  }

  private static void write(Socket socket, byte[] data, boolean last) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(data);
      if (last) {
        socket.shutdownOutput();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] random(int length) {
    byte[] data = new byte[length];
    new Random(length).nextBytes(data);
    return data;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final class Broken implements Protocol {
    @Override
    public String scheme() {
      return "odd";
    }

    @Override
    public Decoder decoder(Direction direction) {
      return bytes -> {
        bytes.get();
        throw new IllegalStateException("odd");
      };
    }
  }
}
