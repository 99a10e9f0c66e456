package dcom.labkit.wire.grpc;

import static dcom.labkit.wire.Direction.TO_CLIENT;
import static dcom.labkit.wire.Direction.TO_SERVER;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.wire.Decoder;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrpcProtocolTest {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final String PATH = "/helloworld.Greeter/SayHello";

  private final Map<Direction, Decoder> both = GrpcProtocol.named(descriptors()).decoders();

  @Test
  void aCallIsShownWithItsPathItsMessagesAndItsStatus() {
    assertThat(
            feed(TO_SERVER, PREFACE + settings() + request(1) + data(1, message(1, "Brian"), true)))
        .containsExactly(
            "PRI * HTTP/2.0",
            "SETTINGS INITIAL_WINDOW_SIZE 65535, 4660 7",
            "HEADERS 1 " + PATH + " grpc-timeout '300m'",
            "DATA 1 HelloRequest {name: 'Brian'} end");
    assertThat(feed(TO_CLIENT, data(1, message(1, "Hello Brian"), false) + trailers(1, "3", "no")))
        .containsExactly(
            "DATA 1 HelloReply {message: 'Hello Brian'}",
            "HEADERS 1 grpc-status 3 INVALID_ARGUMENT grpc-message 'no' end");
  }

  @Test
  void fieldsThatNobodyKnowsAreShownByTheirNumbers() {
    String newer = message(1, "Brian") + message(2, "de");
    assertThat(feed(TO_SERVER, PREFACE + request(1) + data(1, newer, true)))
        .last()
        .isEqualTo("DATA 1 HelloRequest {name: 'Brian', 2: 'de'} end");
    assertThat(GrpcProtocol.unnamed().decoder(TO_CLIENT).feed(bytes(data(1, newer, false))))
        .extracting(Frame::text)
        .containsExactly("DATA 1 {1: 'Brian', 2: 'de'}");
  }

  @Test
  void whereFramesEndHasNothingToDoWithWhereMessagesEnd() {
    String two = framed(message(1, "Anna")) + framed(message(1, "Brian"));
    feed(TO_SERVER, PREFACE + request(1));
    assertThat(
            feed(TO_SERVER, frame(0, 0, 1, two.substring(0, 3)) + frame(0, 1, 1, two.substring(3))))
        .containsExactly(
            "DATA 1 3 bytes",
            "DATA 1 HelloRequest {name: 'Anna'}, HelloRequest {name: 'Brian'} end");
  }

  @Test
  void behindAMessageThatClaimsTwoGigabytesNothingIsRead() {
    String claim = "\0\177\377\377\377";
    assertThat(feed(
            TO_CLIENT,
            frame(0, 0, 1, claim)
                + data(1, message(1, "Brian"), false)
                + frame(6, 0, 0, "12345678")))
        .containsExactly("DATA 1 5 bytes", "DATA 1 12 bytes", "PING");
  }

  @Test
  void ofManyMessagesInOneFrameTheFirstAndTheLastAreShown() {
    String many = IntStream.rangeClosed(1, 9)
        .mapToObj(number -> framed(message(1, "n" + number)))
        .collect(Collectors.joining());
    assertThat(feed(TO_CLIENT, frame(0, 0, 1, many)))
        .containsExactly("DATA 1 {1: 'n1'} … 7 more … {1: 'n9'}");
  }

  @Test
  void framesOfTheConnectionAreShownWithTheirCodes() {
    assertThat(feed(
            TO_CLIENT,
            frame(4, 1, 0, "")
                + frame(6, 0, 0, "12345678")
                + frame(8, 0, 3, "\0\0\1\0")
                + frame(3, 0, 3, "\0\0\0\10")
                + frame(7, 0, 0, "\0\0\0\3\0\0\0\0bye")
                + frame(0x42, 0, 0, "x")))
        .containsExactly(
            "SETTINGS ack",
            "PING",
            "WINDOW_UPDATE 3 +256",
            "RST_STREAM 3 CANCEL",
            "GOAWAY last 3 NO_ERROR 'bye'",
            "TYPE-66 1 bytes");
  }

  @Test
  void headersMayBeContinued() {
    String block = literal(":path", PATH) + literal("x-request-id", "7");
    assertThat(feed(
            TO_SERVER,
            PREFACE + frame(1, 1, 1, block.substring(0, 9)) + frame(9, 4, 1, block.substring(9))))
        .containsExactly(
            "PRI * HTTP/2.0",
            "HEADERS 1 to be continued",
            "CONTINUATION 1 " + PATH + " x-request-id '7' end");
  }

  @Test
  void everyByteIsInOneFrameHoweverTheyArePacked() {
    String all = PREFACE + settings() + request(1) + data(1, message(1, "Brian"), true);
    List<String> whole = feed(TO_SERVER, all);
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      Decoder decoder = GrpcProtocol.named(descriptors()).decoder(TO_SERVER);
      List<Frame> frames = new ArrayList<>();
      for (int at = 0; at < all.length(); ) {
        int to = Math.min(all.length(), at + 1 + random.nextInt(20));
        frames.addAll(decoder.feed(bytes(all.substring(at, to))));
        at = to;
      }
      assertThat(frames).extracting(Frame::text).isEqualTo(whole);
      ByteArrayOutputStream again = new ByteArrayOutputStream();
      frames.forEach(frame -> again.writeBytes(frame.bytes()));
      assertThat(again.toString(ISO_8859_1)).isEqualTo(all);
    }
  }

  @Test
  void nothingMakesItThrow() {
    assertThat(feed(TO_SERVER, "GET / HTTP/1.1\r\n")).containsExactly("? 'GET / HTTP/1.1\\r\\n'");
    assertThat(feed(
            TO_CLIENT, frame(1, 4, 1, "\u00ff\u00ff") + frame(3, 0, 1, "") + frame(0, 8, 1, "\5x")))
        .allMatch(text -> text.contains("broken") || text.startsWith("DATA 1 0 bytes"));
    Random random = new Random(11);
    byte[] noise = new byte[1 << 16];
    random.nextBytes(noise);
    for (int at = 3; at < noise.length; at += 16) {
      noise[at] = (byte) random.nextInt(10);
    }
    GrpcProtocol.unnamed().decoder(TO_CLIENT).feed(ByteBuffer.wrap(noise));
  }

  private List<String> feed(Direction direction, String bytes) {
    return both.get(direction).feed(bytes(bytes)).stream().map(Frame::text).toList();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(ISO_8859_1));
  }

  private static String frame(int type, int flags, int stream, String body) {
    byte[] head = ByteBuffer.allocate(9)
        .putInt(body.length() << 8 | type)
        .put((byte) flags)
        .putInt(stream)
        .array();
    return new String(head, ISO_8859_1) + body;
  }

  private static String settings() {
    return frame(4, 0, 0, "\0\4\0\0\u00ff\u00ff" + "\u0012\u0034\0\0\0\7");
  }

  private static String request(int stream) {
    String block = "\u0083" + literal(":path", PATH) + literal("te", "trailers")
        + literal("grpc-timeout", "300m");
    return frame(1, 4, stream, block);
  }

  private static String trailers(int stream, String status, String message) {
    return frame(1, 5, stream, literal("grpc-status", status) + literal("grpc-message", message));
  }

  private static String literal(String name, String value) {
    return "\0" + (char) name.length() + name + (char) value.length() + value;
  }

  private static String data(int stream, String message, boolean end) {
    return frame(0, end ? 1 : 0, stream, framed(message));
  }

  private static String framed(String message) {
    return "\0\0\0\0" + (char) message.length() + message;
  }

  /** A message, or part of one, with one field that holds a text. */
  private static String message(int number, String text) {
    return "" + (char) (number << 3 | 2) + (char) text.length() + text;
  }

  private static String number(int field, int value) {
    return "" + (char) (field << 3) + (char) value;
  }

  /** The descriptors of helloworld.proto, as protoc writes them. */
  private static byte[] descriptors() {
    String method = message(1, "SayHello")
        + message(2, ".helloworld.HelloRequest")
        + message(3, ".helloworld.HelloReply");
    String file = message(1, "helloworld.proto")
        + message(2, "helloworld")
        + message(4, type("HelloRequest", "name"))
        + message(4, type("HelloReply", "message"))
        + message(6, message(1, "Greeter") + message(2, method));
    String length = "" + (char) (file.length() & 0x7F | 0x80) + (char) (file.length() >> 7);
    return ("\n" + length + file).getBytes(ISO_8859_1);
  }

  private static String type(String name, String field) {
    return message(1, name)
        + message(2, message(1, field) + number(3, 1) + number(4, 1) + number(5, 9));
  }
}
