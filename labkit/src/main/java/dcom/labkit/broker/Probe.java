package dcom.labkit.broker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dcom.labkit.wire.Quoted;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Finds out what listens at an address: waits for its first words, as NATS servers speak first; asks
 * in HTTP when there are none.
 */
final class Probe {
  private static final int ENOUGH = 1 << 14;
  private static final byte[] QUESTION = "GET / HTTP/1.0\r\n\r\n".getBytes(ISO_8859_1);

  private Probe() {}

  /** What is there; takes at most about three times {@code patience}. */
  static Seen look(String host, int port, Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), millis);
      socket.setSoTimeout(millis);
      return ask(socket);
    } catch (UnknownHostException e) {
      return new Seen.Nobody("no machine has the name " + host);
    } catch (IOException | IllegalArgumentException e) {
      return new Seen.Nobody(String.valueOf(e.getMessage()));
    }
  }

  private static Seen ask(Socket socket) throws IOException {
    byte[] said = firstLine(socket.getInputStream());
    if (said.length == 0) {
      socket.getOutputStream().write(QUESTION);
      said = firstLine(socket.getInputStream());
    }
    return named(said);
  }

  private static byte[] firstLine(InputStream in) {
    byte[] line = new byte[ENOUGH];
    int length = 0;
    try {
      while (length < ENOUGH && (length == 0 || line[length - 1] != '\n')) {
        int next = in.read();
        if (next < 0) {
          break;
        }
        line[length++] = (byte) next;
      }
    } catch (IOException e) {
      // What was said before the silence or the reset is all that there is.
    }
    return Arrays.copyOf(line, length);
  }

  private static Seen named(byte[] said) {
    String text = new String(said, ISO_8859_1);
    if (text.startsWith("INFO {")) {
      return new Seen.Nats(text.substring("INFO ".length()).strip());
    }
    if (text.startsWith("HTTP/")) {
      return new Seen.Other("an HTTP server");
    }
    if (text.startsWith("AMQP")) {
      return new Seen.Other("an AMQP server, RabbitMQ for example");
    }
    return new Seen.Other(
        text.isEmpty() ? "a server that says nothing" : "a server that says " + shown(said));
  }

  private static String shown(byte[] said) {
    return Quoted.of(said, 60);
  }
}
