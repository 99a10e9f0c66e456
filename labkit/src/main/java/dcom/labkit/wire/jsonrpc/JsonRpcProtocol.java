package dcom.labkit.wire.jsonrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dcom.labkit.wire.Decoder;
import dcom.labkit.wire.Direction;
import dcom.labkit.wire.Frame;
import dcom.labkit.wire.Protocol;
import dcom.labkit.wire.Quoted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JSON-RPC 1.0 as taps show it, one frame for each JSON value:
 *
 * <ul>
 *   <li>{@code REQUEST 0 Upper.Uppercase '[{"Name":"Brian"}]'}: arguments are id and method, the
 *       payload is params;
 *   <li>{@code RESULT 0 '{"Name":"BRIAN"}'}: the argument is the id, the payload the result;
 *   <li>{@code ERROR 0 '"rpc: can't find method Upper.Nope"'}: likewise with the error.
 * </ul>
 *
 * Ids and payloads are JSON; one that is left out is {@code null}. Both directions are read alike.
 */
public final class JsonRpcProtocol implements Protocol {
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final int SHOWN = 200;

  @Override
  public String scheme() {
    return "jsonrpc";
  }

  @Override
  public Decoder decoder(Direction direction) {
    JsonCutter cutter = new JsonCutter();
    return bytes -> frames(cutter, bytes);
  }

  private static List<Frame> frames(JsonCutter cutter, ByteBuffer bytes) {
    cutter.feed(bytes);
    List<Frame> frames = new ArrayList<>();
    for (Optional<byte[]> piece = cutter.next(); piece.isPresent(); piece = cutter.next()) {
      frames.add(frame(piece.get()));
    }
    return frames;
  }

  private static Frame frame(byte[] piece) {
    try {
      return frame(JSON.readTree(piece), piece);
    } catch (IOException e) {
      return unknown(piece);
    }
  }

  private static Frame frame(JsonNode value, byte[] piece) {
    String id = value.path("id").isMissingNode() ? "null" : value.get("id").toString();
    if (value.path("method").isTextual()) {
      List<String> arguments = List.of(id, value.get("method").textValue());
      return named("REQUEST", arguments, value.path("params"), piece);
    } else if (value.hasNonNull("error")) {
      return named("ERROR", List.of(id), value.get("error"), piece);
    } else if (value.has("result")) {
      return named("RESULT", List.of(id), value.get("result"), piece);
    }
    return unknown(piece);
  }

  private static Frame named(String verb, List<String> arguments, JsonNode content, byte[] piece) {
    byte[] payload = (content.isMissingNode() ? "null" : content.toString()).getBytes(UTF_8);
    String text = verb + " " + shown(String.join(" ", arguments)) + " " + Quoted.of(payload, SHOWN);
    return new Frame(verb, arguments, payload, text, piece);
  }

  private static String shown(String arguments) {
    String quoted = Quoted.of(arguments.getBytes(UTF_8), SHOWN);
    return quoted.substring(1, quoted.length() - 1);
  }

  private static Frame unknown(byte[] piece) {
    return new Frame("?", List.of(), new byte[0], "? " + Quoted.of(piece, SHOWN), piece);
  }
}
