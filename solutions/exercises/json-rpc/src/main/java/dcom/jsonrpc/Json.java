package dcom.jsonrpc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.net.Socket;

/** How these programs read and write JSON: one value after the other, each from or to a stream. */
final class Json {
  /** Makes parsers and generators; for any number of threads. */
  static final JsonFactory FACTORY = new JsonFactoryBuilder()
      .rootValueSeparator("")
      .disable(StreamReadFeature.AUTO_CLOSE_SOURCE) // a parser at its end is no end of the socket
      .build();

  private Json() {}

  /**
   * Reads what comes over a connection, and no further than the value at hand needs. (Given the
   * bare stream, a new parser would wait at once for bytes, to find out their charset.)
   */
  static JsonParser from(Socket socket) throws IOException {
    return FACTORY.createParser(new InputStreamReader(socket.getInputStream(), UTF_8));
  }

  /** Writes to a connection, in UTF-8; sends with {@code flush}. */
  static JsonGenerator to(Socket socket) throws IOException {
    return FACTORY.createGenerator(socket.getOutputStream());
  }

  /** The value at which the parser stands, whatever it is, as JSON again: no digit is lost. */
  static String raw(JsonParser in) throws IOException {
    StringWriter raw = new StringWriter();
    try (JsonGenerator out = FACTORY.createGenerator(raw)) {
      out.copyCurrentStructureExact(in);
    }
    return raw.toString();
  }
}
