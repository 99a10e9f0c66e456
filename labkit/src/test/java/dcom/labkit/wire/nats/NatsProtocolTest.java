package dcom.labkit.wire.nats;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.wire.Decoder;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NatsProtocolTest {
  /** As a publisher and a subscriber talked with a real server, both directions. */
  private static final List<String> CLIENT = List.of(
      "CONNECT {\"verbose\":false,\"pedantic\":false,\"tls_required\":false,\"name\":\"\","
          + "\"lang\":\"go\",\"version\":\"1.22.1\",\"protocol\":1,\"echo\":true,"
          + "\"headers\":true,\"no_responders\":true}\r\n",
      "PING\r\n",
      "SUB mytopic  1\r\n",
      "PUB mytopic 12\r\nSome Message\r\n",
      "PUB mytopic answers 0\r\n\r\n",
      "HPUB mytopic 20 22\r\nNATS/1.0\r\nFoo: b\r\n\r\nhi\r\n",
      "UNSUB 1 5\r\n");

  private static final List<String> SERVER = List.of(
      "INFO {\"server_id\":\"NA7I\",\"version\":\"2.9.10\",\"proto\":1,\"headers\":true,"
          + "\"max_payload\":1048576,\"client_id\":245,\"client_ip\":\"127.0.0.1\"} \r\n",
      "PONG\r\n",
      "MSG mytopic 1 12\r\nSome Message\r\n",
      "MSG mytopic 1 answers 4\r\nPING\r\n",
      "HMSG mytopic 1 answers 12 12\r\nNATS/1.0\r\n\r\n\r\n",
      "+OK\r\n",
      "-ERR 'Unknown Protocol Operation'\r\n");

  @Test
  void frameIsOneReadableLine() {
    assertThat(texts("PUB greetings 5\r\nhello\r\n")).containsExactly("PUB greetings 5 'hello'");
    assertThat(texts("MSG a 1 r 3\r\n\0\n'\r\n")).containsExactly("MSG a 1 r 3 '\\x00\\n\\''");
    assertThat(texts("SUB a.> \t q 7\r\nUNSUB 7\r\nPING\r\n"))
        .containsExactly("SUB a.> q 7", "UNSUB 7", "PING");
    assertThat(texts("HPUB a 12 14\r\nNATS/1.0\r\n\r\nhi\r\n"))
        .containsExactly("HPUB a 12 14 'NATS/1.0\\r\\n\\r\\n' 'hi'");
    assertThat(texts("-ERR 'Stale Connection'\r\n")).containsExactly("-ERR 'Stale Connection'");
    assertThat(texts("CONNECT {\"a\": 1}\r\n")).containsExactly("CONNECT {\"a\": 1}");
  }

  @Test
  void frameHasPartsAndExactBytes() {
    Frame frame = frames("pub a b 2\nhi\r\n", 1000).get(0);
    assertThat(frame.verb()).isEqualTo("PUB");
    assertThat(frame.arguments()).containsExactly("a", "b", "2");
    assertThat(frame.payload()).asString(UTF_8).isEqualTo("hi");
    assertThat(frame.bytes()).asString(UTF_8).isEqualTo("pub a b 2\nhi\r\n");
  }

  @Test
  void payloadThatLooksLikeTheProtocolStaysPayload() {
    assertThat(texts("PUB a 12\r\nPUB b 1\r\nx\r\n\r\nPING\r\n"))
        .containsExactly("PUB a 12 'PUB b 1\\r\\nx\\r\\n'", "PING");
  }

  @Test
  void longPayloadIsShortened() {
    String text = texts("PUB a 5000\r\n" + "x".repeat(5000) + "\r\n").get(0);
    assertThat(text).hasSizeLessThan(500).contains(" … 4600 bytes … ");
  }

  @Test
  void everyCutGivesTheSameFrames() {
    for (List<String> said : List.of(CLIENT, SERVER)) {
      String all = String.join("", said);
      for (int cut = 0; cut <= all.length(); cut++) {
        Decoder decoder = new NatsProtocol().decoder(Direction.TO_SERVER);
        List<Frame> frames = new ArrayList<>(decoder.feed(wrap(all.substring(0, cut))));
        frames.addAll(decoder.feed(wrap(all.substring(cut))));
        assertThat(frames.stream().map(NatsProtocolTest::said).toList()).isEqualTo(said);
      }
      assertThat(frames(all, 1)).extracting(NatsProtocolTest::said).isEqualTo(said);
    }
  }

  @Test
  void nonsenseIsShownAndReadingGoesOn() {
    assertThat(texts("HELLO\r\nPUB a x\r\nPING\r\n"))
        .containsExactly("? 'HELLO\\r\\n'", "? 'PUB a x\\r\\n'", "PING");
  }

  @Test
  void randomBytesAreAllShownAndBreakNothing() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      byte[] input = nearlyNats(random);
      ByteArrayOutputStream seen = new ByteArrayOutputStream();
      frames(new String(input, ISO_8859_1), 1 + random.nextInt(50))
          .forEach(frame -> seen.writeBytes(frame.bytes()));
      assertThat(input).startsWith(seen.toByteArray());
    }
  }

  /** Pieces of real conversations with bytes changed, left out and put between. */
  private static byte[] nearlyNats(Random random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int piece = 0; piece < 10; piece++) {
      byte[] said = CLIENT.get(random.nextInt(CLIENT.size())).getBytes(ISO_8859_1);
      if (random.nextBoolean()) {
        said[random.nextInt(said.length)] = (byte) random.nextInt();
      }
      bytes.write(said, 0, said.length - random.nextInt(2));
      bytes.write(random.nextInt());
    }
    return bytes.toByteArray();
  }

  private static String said(Frame frame) {
    return new String(frame.bytes(), ISO_8859_1);
  }

  private static List<String> texts(String said) {
    return frames(said, 1 << 16).stream().map(Frame::text).toList();
  }

  private static List<Frame> frames(String said, int packet) {
    Decoder decoder = new NatsProtocol().decoder(Direction.TO_CLIENT);
    List<Frame> frames = new ArrayList<>();
    for (int at = 0; at < said.length(); at += packet) {
      frames.addAll(decoder.feed(wrap(said.substring(at, Math.min(said.length(), at + packet)))));
    }
    return frames;
  }

  private static ByteBuffer wrap(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }
}
