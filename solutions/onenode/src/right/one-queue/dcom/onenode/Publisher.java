package dcom.onenode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Publishes one message and ends. */
public class Publisher {
  static final Duration PATIENCE = Duration.ofSeconds(5);
  static final PrintStream err = new PrintStream(System.err, true, UTF_8);

  static class Failure extends Exception {
    Failure(String message) {
      super(message);
    }
  }

  public static void main(String[] args) throws InterruptedException {
    int code = 1;
    try {
      boolean named = args.length == 4 && "-s".equals(args[0]);
      if (!named && (args.length != 2 || args[0].startsWith("-"))) {
        throw new Failure("Usage: publisher [-s server (nats://127.0.0.1:4222)] <subject> <msg>");
      }
      String server = named ? args[1] : Options.DEFAULT_URL.replace("localhost", "127.0.0.1");
      send(server, args[args.length - 2], args[args.length - 1]);
      code = 0;
    } catch (Failure e) {
      err.println(e.getMessage());
    }
    System.exit(code);
  }

  static void send(String server, String subject, String text)
      throws Failure, InterruptedException {
    System.out.println("Connecting to " + server);
    Connection nats = null;
    try {
      var options = new Options.Builder();
      options
          .server(server)
          .supportUTF8Subjects()
          .errorListener(new ErrorListener() {})
          .maxReconnects(0);
      nats = Nats.connect(options.build());
      byte[] bytes = text.getBytes(UTF_8);
      err.println("Publishing " + bytes.length + " bytes");
      nats.publish(subject, bytes);
      nats.flush(PATIENCE);
      err.printf("Published [%s] : '%s'%n", subject, text);
    } catch (IOException e) {
      throw new Failure("nats: no servers available for connection");
    } catch (TimeoutException e) {
      throw new Failure("nats: the server did not confirm: " + e.getMessage());
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new Failure("nats: " + e.getMessage());
    } finally {
      if (nats != null) {
        nats.close();
      }
    }
  }
}
