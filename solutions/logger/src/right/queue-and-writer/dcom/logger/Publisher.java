package dcom.logger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Publishes 1, 2, 3 … on a subject, each number as soon as the server has the one before. */
final class Publisher {
  private static final String USAGE =
      "Usage: publisher [-s server (nats://127.0.0.1:4222)] [-n count] <subject>";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Publisher() {}

  public static void main(String[] words) throws Exception {
    Optional<Arguments> parsed = Arguments.parse(words, List.of("-s", "-n"));
    if (parsed.isEmpty() || !parsed.get().option("-n", "1").matches("[0-9]{1,18}")) {
      fail(USAGE);
    }
    Arguments arguments = parsed.get();
    String server = arguments.option("-s", "nats://127.0.0.1:4222");
    System.out.println("Connecting to " + server);
    Options options = null;
    try {
      options = Options.builder()
          .server(server)
          .noReconnect()
          .supportUTF8Subjects()
          .errorListener(new ErrorListener() {})
          .build();
    } catch (IllegalArgumentException e) {
      fail("nats: " + e.getMessage());
    }
    try (Connection nats = Nats.connect(options)) {
      long count = Long.parseLong(arguments.option("-n", "" + Long.MAX_VALUE));
      for (long number = 0; number++ < count; ) {
        nats.publish(arguments.subject(), Long.toString(number).getBytes(US_ASCII));
        nats.flush(PATIENCE);
        System.err.println("Published [" + arguments.subject() + "] : '" + number + "'");
      }
    } catch (IOException e) {
      fail("nats: no servers available for connection");
    } catch (TimeoutException | RuntimeException e) {
      fail("nats: not confirmed: " + e.getMessage());
    }
    System.exit(0);
  }

  private static void fail(String why) {
    System.err.println(why);
    System.exit(1);
  }
}
