package dcom.labkit.wire;

import dcom.labkit.Fuzz;
import dcom.labkit.wire.grpc.GrpcProtocol;
import dcom.labkit.wire.jsonrpc.JsonRpcProtocol;
import dcom.labkit.wire.nats.NatsProtocol;
import dcom.labkit.wire.rmi.RmiProtocol;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Decoders read whatever comes, and no byte is lost. */
@Tag("proof")
class DecodersFuzzTest {
  @Test
  void nats() {
    decode(
        new NatsProtocol(),
        Fuzz.of(
            "CONNECT {\"verbose\":false}\r\nPING\r\nSUB a.* q 1\r\nPUB a b 5\r\nhello\r\nUNSUB 1 2\r\n",
            "INFO {\"port\":4222}\r\n+OK\r\nPONG\r\nMSG a 1 b 5\r\nhello\r\n-ERR 'Unknown'\r\n",
            "HPUB a 12 17\r\nNATS/1.0\r\n\r\nhello\r\nHMSG a 1 12 17\r\nNATS/1.0\r\n\r\nhello\r\n"));
  }

  @Test
  void jsonRpc() {
    decode(
        new JsonRpcProtocol(),
        Fuzz.of(
            "{\"method\":\"Upper\",\"params\":[\"gr\u00fc\u00dfe\"],\"id\":1}\n{\"id\":1,\"result\":null}",
            "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"\\ud83d\"},\"id\":null}\n"));
  }

  @Test
  void grpc() {
    HexFormat hex = HexFormat.of();
    byte[] preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    byte[] settings = hex.parseHex("00000c040000000000000200000000000300000064");
    byte[] headers = hex.parseHex(
        "0000210104000000018386449562755c8b41a2d7f141882f91d35d055c87a75f8b1d75d0620d263d4c4d6564");
    byte[] data = hex.parseHex("00000c00010000000100000000070a05776f726c64");
    byte[] rest = hex.parseHex("000004080000000000000100000000080600000000000000000000000000"
        + "00000800000000000000010000000d"
        + "000008070000000000000000010000000000000403000000010000000800");
    decode(
        GrpcProtocol.unnamed(),
        Fuzz.of(List.of(
            joined(preface, settings, headers, data, rest),
            joined(settings, headers, data, data),
            joined(data, rest))));
  }

  @Test
  void rmi() throws IOException {
    byte[] greeting = HexFormat.of().parseHex("4a524d4900024b");
    byte[] host = HexFormat.of().parseHex("4e00093132372e302e302e3100001f90");
    byte[] call = joined(new byte[] {0x50}, objects("a text", 7, List.of(1, 2), Map.of("a", 1L)));
    byte[] back = joined(new byte[] {0x51}, objects(new TreeMap<>(Map.of("k", 'v')), new int[3]));
    decode(new RmiProtocol(), Fuzz.of(List.of(joined(greeting, host, call), host, call, back)));
  }

  private static byte[] objects(Object... objects) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      for (Object object : objects) {
        out.writeObject(object);
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List.of(parts).forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  /** In one piece and in two, both directions, as a tap feeds them. */
  private static void decode(Protocol protocol, Fuzz fuzz) {
    fuzz.into(input -> {
      Map<Direction, Decoder> decoders = protocol.decoders();
      for (Direction direction : List.of(Direction.TO_SERVER, Direction.TO_CLIENT)) {
        Decoder decoder = decoders.get(direction);
        int half = input.length / 2;
        List<Frame> frames = new ArrayList<>(decoder.feed(ByteBuffer.wrap(input, 0, half)));
        frames.addAll(decoder.feed(ByteBuffer.wrap(input, half, input.length - half)));
        int bytes = frames.stream().mapToInt(frame -> frame.bytes().length).sum();
        if (bytes > input.length) {
          throw new AssertionError(bytes + " bytes came of " + input.length);
        }
      }
    });
  }
}
