package dcom.logger;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Publishes 1, 2, 3 … on a subject, each number as soon as the server has the one before.
 *
 * @param server where the server is, {@code nats://host:port}
 * @param count the last number
 * @param subject what the numbers are about
 * @param lost whether the connection is broken
 */
record Publisher(String server, long count, String subject, AtomicBoolean lost) {
  private static final String USAGE =
      "Usage: publisher [-s server (nats://127.0.0.1:4222)] [-n count] <subject>";

  /** How long the server may take to confirm a number. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Publishes, or says in one line why not, and ends with exit code 1. */
  public static void main(String... words) {
    try {
      parse(words).run();
    } catch (TimeoutException e) {
      System.err.println("nats: no confirmation from the server"); // its own message is null
      System.exit(1);
    } catch (Exception e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static Publisher parse(String... words) {
    return Arguments.parse(words, List.of("-s", "-n"))
        .filter(arguments -> arguments.option("-n", "1").matches("[0-9]{1,18}"))
        .map(Publisher::new)
        .orElseThrow(() -> new IllegalArgumentException(USAGE));
  }

  private Publisher(Arguments arguments) {
    this(
        arguments.option("-s", "nats://127.0.0.1:4222"),
        Long.parseLong(arguments.option("-n", Long.toString(Long.MAX_VALUE))),
        arguments.subject(),
        new AtomicBoolean());
  }

  private void run() throws Exception {
    Thread.sleep(400);
    System.out.println("Connecting to " + server);
    Connection nats = connect();
    try {
      for (long number = 1; number <= count; number++) {
        publish(nats, Long.toString(number));
      }
    } finally {
      nats.close();
    }
  }

  private Connection connect() throws IOException, InterruptedException {
    // An error listener of our own, because the usual one logs each error with its class and date.
    ErrorListener silent = new ErrorListener() {};
    try {
      return Nats.connect(Options.builder()
          .server(server)
          .maxReconnects(0)
          .connectionListener((connection, event) -> {
            if (event == ConnectionListener.Events.DISCONNECTED) {
              lost.set(true);
            }
          })
          .errorListener(silent)
          .build());
    } catch (IOException e) {
      throw new IOException("nats: no servers available for connection", e);
    }
  }

  private void publish(Connection nats, String number) throws Exception {
    nats.publish(subject, number.getBytes(StandardCharsets.UTF_8));
    nats.flush(PATIENCE);
    if (lost.get()) { // the PONG may have come over another connection
      throw new IOException("nats: the connection was lost");
    }
    System.err.printf("Published [%s] : '%s'%n", subject, number);
  }
}
