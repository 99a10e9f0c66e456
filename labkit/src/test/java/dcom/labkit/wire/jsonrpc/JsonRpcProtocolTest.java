package dcom.labkit.wire.jsonrpc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dcom.labkit.wire.Decoder;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What taps say of JSON-RPC; conversations are those of Go's client and server. */
class JsonRpcProtocolTest {
  private final Decoder decoder = new JsonRpcProtocol().decoder(Direction.TO_SERVER);

  @Test
  void aRequestIsNamedWithItsIdItsMethodAndItsParameters() {
    String line = "{\"method\":\"Upper.Uppercase\",\"params\":[{\"Name\":\"Brian\"}],\"id\":0}";
    Frame request = feed(line + "\n").get(0);

    assertThat(request.verb()).isEqualTo("REQUEST");
    assertThat(request.arguments()).containsExactly("0", "Upper.Uppercase");
    assertThat(request.payload()).asString().isEqualTo("[{\"Name\":\"Brian\"}]");
    assertThat(request.text()).isEqualTo("REQUEST 0 Upper.Uppercase '[{\"Name\":\"Brian\"}]'");
    assertThat(request.bytes()).asString().isEqualTo(line);
  }

  @Test
  void resultsAndErrorsAreNamedWithTheirId() {
    assertThat(texts("{\"id\":2,\"result\":{\"Name\":\"C\"},\"error\":null}\n"))
        .containsExactly("RESULT 2 '{\"Name\":\"C\"}'");
    assertThat(texts("{\"id\":\"a b\",\"result\":null,\"error\":\"rpc: no\"}\n"))
        .containsExactly("ERROR \"a b\" '\"rpc: no\"'");
  }

  @Test
  void whatIsLeftOutIsNull() {
    assertThat(texts("{\"method\":\"A.B\"} {\"result\":1}"))
        .containsExactly("REQUEST null A.B 'null'", "RESULT null '1'");
  }

  @Test
  void packetsAndValuesNeedNotEndTogether() {
    String two = "{\"id\":1,\"result\":\"}\\\"ü{\",\"error\":null}\n{\"id\":2,\"result\":[]}";
    List<String> whole = texts(two);
    Decoder slowly = new JsonRpcProtocol().decoder(Direction.TO_CLIENT);
    List<String> byteByByte = new ArrayList<>();
    for (byte one : two.getBytes(UTF_8)) {
      slowly.feed(ByteBuffer.wrap(new byte[] {one})).forEach(frame -> byteByByte.add(frame.text()));
    }

    assertThat(whole).hasSize(2);
    assertThat(byteByByte).isEqualTo(whole);
  }

  @Test
  void whatNeverEndsIsCutSomewhere() {
    byte[] part = "[".repeat(1 << 20).getBytes(UTF_8);
    List<Frame> frames = new ArrayList<>();
    for (int megabytes = 0; megabytes < 40; megabytes++) {
      frames.addAll(decoder.feed(ByteBuffer.wrap(part)));
    }

    assertThat(frames).singleElement().extracting(Frame::verb).isEqualTo("?");
  }

  @Test
  void noByteIsLost() {
    String stream = "{\"a\":1}\n\n[2] oops\n{\"method\":}{\"id\":[\"]\"]}";
    StringBuilder seen = new StringBuilder();
    feed(stream).forEach(frame -> seen.append(new String(frame.bytes(), UTF_8)));

    assertThat(seen).hasToString(stream);
  }

  @Test
  void whatIsNoJsonRpcIsShownAsItIs() {
    assertThat(texts("GET / HTTP/1.0\n{\"method\":}{\"id\":7}[1]"))
        .containsExactly("? 'GET / HTTP/1.0\\n'", "? '{\"method\":}'", "? '{\"id\":7}'", "? '[1]'");
    assertThat(texts("{\"method\":\"A.B\",\"id\":1}")).containsExactly("REQUEST 1 A.B 'null'");
  }

  @Test
  void longContentIsShortenedButKept() {
    String name = "x".repeat(100_000);
    Frame result = feed("{\"id\":1,\"result\":\"" + name + "\"}").get(0);

    assertThat(result.text()).hasSizeLessThan(300).contains(" … 99802 bytes … ");
    assertThat(result.payload()).asString().isEqualTo("\"" + name + "\"");
  }

  private List<Frame> feed(String text) {
    return decoder.feed(ByteBuffer.wrap(text.getBytes(UTF_8)));
  }

  private List<String> texts(String text) {
    return feed(text).stream().map(Frame::text).toList();
  }
}
