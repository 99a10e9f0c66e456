package dcom.logger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** Publishes 1, 2, 3 … on a subject, each number as soon as the server has the one before. */
record Publisher(String server, long count, String subject) {
  private static final String USAGE =
      "Usage: publisher [-s server (nats://127.0.0.1:4222)] [-n count] <subject>";

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  public static void main(String... words) {
    int code = 1;
    try {
      parse(words).run();
      code = 0;
    } catch (TimeoutException e) {
      System.err.println("nats: no confirmation from the server");
    } catch (Exception e) {
      System.err.println(e.getMessage());
    }
    System.exit(code);
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
        arguments.subject());
  }

  private void run() throws Exception {
    System.out.println("Connecting to " + server);
    Connection nats = connect();
    System.out.println("The server is there.");
    for (long number = 1; number <= count; number++) {
      nats.publish(subject, Long.toString(number).getBytes(US_ASCII));
      confirm(nats);
      System.err.println("Published [" + subject + "] : '" + number + "'");
    }
    nats.close();
    System.out.println("That was all.");
  }

  private static Connection connect(Options options) throws IOException, InterruptedException {
    return Nats.connect(options);
  }

  private Connection connect() throws IOException, InterruptedException {
    try {
      return connect(
          Options.builder().server(server).errorListener(new ErrorListener() {}).build());
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("nats: no servers available for connection", e);
    }
  }

  private static void confirm(Connection nats) throws TimeoutException, InterruptedException {
    nats.flush(PATIENCE);
    if (nats.getStatus() != Connection.Status.CONNECTED) {
      throw new TimeoutException();
    }
  }
}
