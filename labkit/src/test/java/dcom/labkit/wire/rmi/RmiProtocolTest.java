package dcom.labkit.wire.rmi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcom.labkit.expect.Events;
import dcom.labkit.tap.Passage;
import dcom.labkit.tap.Tap;
import dcom.labkit.wire.Decoder;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import dcom.labkit.wire.rmi.Greeter.Guest;
import dcom.labkit.wire.rmi.Greeter.NoName;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.rmi.NotBoundException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Real calls between the JDK's own client and server, and streams that it writes. */
class RmiProtocolTest {
  static {
    System.setProperty("java.rmi.server.hostname", "127.0.0.1"); // stubs lead to the tap
  }

  private final Decoder decoder = new RmiProtocol(Greeter.class).decoder(Direction.TO_CLIENT);

  @Test
  void lookupAndCallsAreShownByName() throws Exception {
    List<String> shown = overhear(registry -> {
      Greeter greeter = (Greeter) registry.lookup("Greeter");
      assertThat(greeter.greet(new Guest("Ann"), 2)).isEqualTo("Hello Ann");
      assertThatThrownBy(() -> greeter.greet(new Guest(""), 1)).isInstanceOf(NoName.class);
      assertThatThrownBy(() -> registry.lookup("Nobody")).isInstanceOf(NotBoundException.class);
    });
    assertThat(shown)
        .contains(
            "JRMI version 2, stream",
            "Call Registry.lookup('Greeter')",
            "DgcAck",
            "Call DGC.dirty([ObjID(…)], 8 bytes, Lease(…))",
            "Call Greeter.greet(Guest(name='Ann'), 4 bytes)",
            "Return value 'Hello Ann'",
            "Return exception NoName('a guest has a name')",
            "Return exception NotBoundException('Nobody')")
        .anyMatch(text -> text.matches("Return value stub of Greeter at \\S+:\\d+"))
        .anyMatch(text -> text.startsWith("ProtocolAck 127.0.0.1:"))
        .noneMatch(text -> text.startsWith("?"));
  }

  @Test
  void classesInTheStreamAreArguments() throws IOException {
    Map<String, Object> value = new TreeMap<>(Map.of("one", BigInteger.ONE));
    assertThat(frames(answer(value)).get(0).arguments())
        .startsWith("value", "java.util.TreeMap", "java.math.BigInteger");
  }

  @Test
  void allKindsOfValuesAreRead() throws IOException {
    assertThat(shown(null)).isEqualTo("Return value null");
    assertThat(shown(DayOfWeek.FRIDAY)).isEqualTo("Return value 'FRIDAY'");
    assertThat(shown(new long[] {1, 2, 3, 4, 5, 6})).isEqualTo("Return value [1, 2, 3, 4, …]");
    assertThat(shown(new Object[] {'a', 1.5, (byte) 7, true}))
        .isEqualTo("Return value [Character(value=a), Double(value=1.5), Byte(value=7),"
            + " Boolean(value=true)]");
    assertThat(shown(String.class)).isEqualTo("Return value class String");
    assertThat(shown("x".repeat(100_000))).hasSizeLessThan(200).contains("bytes");
    assertThat(shown(new ArrayList<>(List.of("a", "a"))))
        .isEqualTo("Return value ArrayList(size=2, 4 bytes, 'a', 'a')");
  }

  @Test
  void messagesAreCutWhereverPacketsEnd() throws IOException {
    byte[] pinged = {0x53};
    byte[] message = answer("hello");
    List<String> shown = new ArrayList<>();
    for (byte one : concat(pinged, message)) {
      decoder.feed(ByteBuffer.wrap(new byte[] {one})).forEach(frame -> shown.add(frame.text()));
    }
    assertThat(shown).startsWith("PingAck").hasSizeGreaterThan(1);
    assertThat(frames(concat(message, pinged, message)))
        .extracting(Frame::text)
        .containsExactly("Return value 'hello'", "PingAck", "Return value 'hello'");
  }

  @Test
  void whatNoRuleExplainsIsShownAsItIs() {
    Decoder toServer = new RmiProtocol().decoder(Direction.TO_SERVER);
    byte[] request = "GET / HTTP/1.1\r\n".getBytes(StandardCharsets.UTF_8);
    assertThat(toServer.feed(ByteBuffer.wrap(request)))
        .extracting(Frame::text)
        .containsExactly("? 'GET / HTTP/1.1\\r\\n'");
  }

  @Test
  void aStreamThatRepeatsItselfDoesNotFillTheMemory() throws IOException {
    Object value = "laugh";
    for (int i = 0; i < 60; i++) {
      value = new Object[] {value, value, value, value};
    }
    assertThat(shown(value)).hasSizeLessThan(500);
  }

  private interface Conversation {
    void with(Registry registry) throws Exception;
  }

  /** What passes between the JDK's client and its server. */
  private static List<String> overhear(Conversation conversation) throws Exception {
    ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    RMIServerSocketFactory opened = port -> socket;
    Greeter greeter = RmiProtocolTest::greet;
    try (Tap tap = Tap.open(
        "127.0.0.1", socket.getLocalPort(), new RmiProtocol(Greeter.class), new Events())) {
      Registry own = LocateRegistry.createRegistry(tap.port(), null, opened);
      own.rebind("Greeter", UnicastRemoteObject.exportObject(greeter, tap.port(), null, opened));
      conversation.with(LocateRegistry.getRegistry("127.0.0.1", tap.port()));
      UnicastRemoteObject.unexportObject(greeter, true);
      UnicastRemoteObject.unexportObject(own, true);
      return tap.passages().stream().map(Passage::frame).map(Frame::text).toList();
    } finally {
      socket.close();
    }
  }

  private static String greet(Guest guest, int times) throws NoName {
    if (guest.name().isEmpty()) {
      throw new NoName("a guest has a name");
    }
    return "Hello " + guest.name();
  }

  private String shown(Object value) throws IOException {
    return frames(answer(value)).get(0).text();
  }

  private List<Frame> frames(byte[] bytes) {
    return decoder.feed(ByteBuffer.wrap(bytes));
  }

  /** A return message with this value, as a server without a codebase writes it. */
  private static byte[] answer(Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0x51);
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeByte(1);
      new DataOutputStream(out).write(new byte[14]);
      out.writeObject(value);
    }
    return bytes.toByteArray();
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
