package dcom.labkit.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.broker.NatsOptions.Limits;
import dcom.labkit.broker.NatsOptions.Patience;
import dcom.labkit.expect.Deadline;
import dcom.labkit.expect.Events;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What a server must bear. What it says is in the conversations. */
@Isolated("a process that starts holds every open port for a moment, so none is free just then")
class NatsServerTest {
  private static final String MANNERS = "CONNECT {\"verbose\":false,\"pedantic\":false}\r\n";

  private final Deadline deadline = Deadline.in(Duration.ofSeconds(10));
  private final Events events = new Events();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }

  private NatsServer server(NatsOptions options) {
    return opened(NatsServer.start(options));
  }

  private NatsPeer peer(Broker server) {
    return opened(NatsPeer.connect(server.url(), events, deadline));
  }

  private Socket socket(Broker server) throws IOException {
    Socket socket = opened(new Socket(server.host(), server.port()));
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  private static int readAll(Socket socket) {
    int length = 0;
    try {
      InputStream in = socket.getInputStream();
      for (int read = in.read(new byte[1 << 16]); read >= 0; read = in.read(new byte[1 << 16])) {
        length += read;
      }
    } catch (IOException e) {
      // The server may end it so, too.
    }
    return length;
  }

  @Test
  void clientThatReadsNothingIsCutOffAndHoldsUpNobody() throws Exception {
    NatsServer server =
        server(NatsOptions.standard().withLimits(new Limits(4096, 1 << 20, 1 << 20)));
    Socket slow = socket(server);
    send(slow, MANNERS + "SUB load 1\r\nPING\r\n");
    AtomicInteger got = new AtomicInteger();
    NatsPeer reader = peer(server).subscribe("load", message -> got.incrementAndGet());
    NatsPeer publisher = peer(server);
    for (int each = 0; each < 1000; each++) {
      publisher.publish("load", new byte[1 << 14]);
      publisher.flush();
      reader.flush();
    }
    assertThat(got.get()).isEqualTo(1000);
    assertThat(readAll(slow)).isLessThan(1000 << 14);
  }

  @Test
  void clientThatTakesNothingForLongIsCutOffEvenWithinItsLimit() throws Exception {
    Duration week = Duration.ofDays(7);
    Patience patience = new Patience(week, 1, week, Duration.ofMillis(50));
    NatsServer server = server(NatsOptions.standard().withPatience(patience));
    Socket slow = socket(server);
    send(slow, MANNERS + "SUB load 1\r\nPING\r\n");
    NatsPeer publisher = peer(server);
    for (int each = 0; each < 20; each++) {
      publisher.publish("load", new byte[1 << 20]);
    }
    publisher.subscribe("answers");
    while (publisher.received().isEmpty()) {
      publisher.publish("load", "answers", new byte[0]);
      publisher.flush();
    }
    assertThat(publisher.next(deadline).saysNobodyAnswers()).isTrue();
    assertThat(readAll(slow)).isLessThan(20 << 20);
  }

  @Test
  void randomBytesHurtNobodyElse() throws Exception {
    NatsServer server = server(NatsOptions.standard());
    NatsPeer peer = peer(server).subscribe("still");
    Random random = new Random(11);
    for (int each = 0; each < 100; each++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      try (Socket socket = new Socket(server.host(), server.port())) {
        OutputStream out = socket.getOutputStream();
        out.write((each % 2 == 0 ? MANNERS : "").getBytes(UTF_8));
        out.write(each % 3 == 0 ? "PUB still 1000\r\n".getBytes(UTF_8) : bytes);
      } catch (IOException e) {
        // Put out before it could say everything.
      }
    }
    peer.publish("still", "here".getBytes(UTF_8));
    assertThat(peer.next(deadline).text()).isEqualTo("here");
    assertThat(peer.received()).hasSize(1);
  }

  @Test
  void halfAMessageIsNoMessage() throws Exception {
    NatsServer server = server(NatsOptions.standard());
    NatsPeer peer = peer(server).subscribe("a");
    Socket half = socket(server);
    send(half, MANNERS + "PUB a 10\r\nabc");
    half.shutdownOutput();
    readAll(half);
    peer.publish("a", "whole".getBytes(UTF_8));
    assertThat(peer.next(deadline).text()).isEqualTo("whole");
  }

  @Test
  void clientThatLeavesTakesItsSubscriptionsAlong() throws Exception {
    NatsServer server = server(NatsOptions.standard());
    NatsPeer other = NatsPeer.connect(server.url(), events, deadline);
    other.subscribe("a");
    NatsPeer asker = peer(server).subscribe("answers");
    asker.publish("a", "answers", new byte[0]);
    other.next(deadline);
    other.close();
    while (asker.received().isEmpty()) {
      asker.publish("a", "answers", new byte[0]);
      asker.flush();
    }
    assertThat(asker.next(deadline).saysNobodyAnswers()).isTrue();
  }

  @Test
  void largestPayloadArrivesWhole() {
    NatsServer server = server(NatsOptions.standard());
    byte[] payload = new byte[1 << 20];
    new Random(1).nextBytes(payload);
    NatsPeer peer = peer(server).subscribe("a");
    peer.publish("a", payload);
    assertThat(peer.next(deadline).payload()).isEqualTo(payload);
  }

  @Test
  void manyClientsAllHear() {
    NatsServer server = server(NatsOptions.standard());
    List<NatsPeer> peers = new ArrayList<>();
    for (int each = 0; each < 50; each++) {
      peers.add(peer(server).subscribe("all"));
    }
    peers.get(0).publish("all", "x".getBytes(UTF_8));
    assertThat(peers).allSatisfy(each -> assertThat(each.next(deadline).text()).isEqualTo("x"));
  }

  @Test
  void eachPublishersOrderIsKept() {
    NatsServer server = server(NatsOptions.standard());
    NatsPeer subscriber = peer(server).subscribe("order.*");
    for (String name : List.of("a", "b")) {
      NatsPeer publisher = peer(server);
      for (int number = 0; number < 300; number++) {
        publisher.enqueue("order." + name, "", String.valueOf(number).getBytes(UTF_8));
      }
      publisher.send();
    }
    for (int number = 0; number < 300; number++) {
      String text = String.valueOf(number);
      assertThat(subscriber.next("order.a", deadline).text()).isEqualTo(text);
      assertThat(subscriber.next("order.b", deadline).text()).isEqualTo(text);
    }
  }

  @Test
  void treeOfSubjectsMatchesAsComparingTokenByTokenDoes() {
    NatsServer server = server(NatsOptions.standard());
    Random random = new Random(3);
    List<String> patterns = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    NatsPeer peer = peer(server);
    List<String> got = new ArrayList<>();
    for (int each = 0; each < 60; each++) {
      String pattern = subject(random, "a", "b", "*", ">");
      if (Subjects.isValid(pattern)) {
        patterns.add(pattern);
        peer.subscribe(pattern, message -> got.add(pattern + " " + message.subject()));
      }
    }
    for (int each = 0; each < 300; each++) {
      String subject = subject(random, "a", "b", "c");
      peer.publish(subject, new byte[0]);
      patterns.stream()
          .filter(pattern -> Subjects.covers(pattern, subject))
          .forEach(pattern -> expected.add(pattern + " " + subject));
    }
    peer.flush();
    assertThat(got).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static String subject(Random random, String... tokens) {
    StringBuilder subject = new StringBuilder(tokens[random.nextInt(tokens.length)]);
    for (int more = random.nextInt(3); more > 0; more--) {
      subject.append('.').append(tokens[random.nextInt(tokens.length)]);
    }
    return subject.toString();
  }

  @Test
  void portIsFreeAgainWhenCloseReturns() {
    NatsServer first = NatsServer.start(NatsOptions.standard());
    peer(first);
    first.close();
    first.close();
    NatsServer second = server(NatsOptions.standard().withPort(first.port()));
    assertThat(second.url()).isEqualTo(first.url());
  }
}
