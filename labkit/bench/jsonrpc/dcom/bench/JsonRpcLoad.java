package dcom.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Calls Upper.Uppercase over one connection. A hundred in flight are sent before the first answer. */
final class JsonRpcLoad {
  private final OutputStream out;
  private final JsonParser in;
  private long id;

  private JsonRpcLoad(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    out = new BufferedOutputStream(socket.getOutputStream());
    InputStream answers = new Flushing(socket.getInputStream());
    // Of a stream, unlike a reader, the parser wants to see the first bytes at once.
    in = new JsonFactory().createParser(new InputStreamReader(answers, StandardCharsets.UTF_8));
  }

  /** Takes the server's address, and how long to measure, in milliseconds. */
  public static void main(String... words) throws Exception {
    String[] address = words[0].split(":");
    Duration time = Duration.ofMillis(Long.parseLong(words[1]));
    try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
      JsonRpcLoad load = new JsonRpcLoad(socket);
      Rate.print(time, end -> load.calls(1, end), end -> load.calls(Rate.IN_FLIGHT, end));
    }
  }

  private long calls(int inFlight, long end) throws IOException {
    for (int n = 0; n < inFlight; n++) {
      send();
    }
    long count = 0;
    while (System.nanoTime() < end) {
      receive();
      count++;
      send();
    }
    for (int n = 0; n < inFlight; n++) {
      receive();
      count++;
    }
    return count;
  }

  private void send() throws IOException {
    String request =
        "{\"method\":\"Upper.Uppercase\",\"params\":[{\"Name\":\"Brian\"}],\"id\":" + id++ + "}\n";
    out.write(request.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads one answer to its last bracket. */
  private void receive() throws IOException {
    String name = "";
    int depth = 0;
    do {
      JsonToken token = in.nextToken();
      if (token == null) {
        throw new IOException("the server closed the connection");
      } else if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.VALUE_STRING) {
        name = in.getText();
      }
    } while (depth > 0);
    Rate.expect("BRIAN", name);
  }

  /** Sends what was written before it waits for more. */
  private final class Flushing extends FilterInputStream {
    Flushing(InputStream socket) {
      super(socket);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      out.flush();
      return super.read(bytes, offset, length);
    }
  }
}
