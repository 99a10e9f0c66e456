package dcom.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.Feature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

/** JSON values, one after the other, over a connection. Given. */
final class Json {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /**
   * What comes, value by value; reads no further than the value at hand needs. At the end the socket
   * stays open: the other side may still read.
   */
  static MappingIterator<JsonNode> values(Socket socket) throws IOException {
    InputStreamReader in = new InputStreamReader(socket.getInputStream(), UTF_8);
    JsonParser parser = MAPPER.createParser(in).disable(Feature.AUTO_CLOSE_SOURCE);
    return MAPPER.readerFor(JsonNode.class).readValues(parser);
  }

  /** Sends a value, in one piece. */
  static void send(JsonNode value, Socket socket) throws IOException {
    socket.getOutputStream().write((value + "\n").getBytes(UTF_8));
  }

  /** A new object without members. */
  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }
}
