package dcom.logger;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** Publishes 1, 2, 3 … on a subject. */
final class Publisher {
  public static void main(String[] words) {
    Arguments arguments = Arguments.parse(words, List.of("-s", "-n")).orElse(null);
    if (arguments == null || !arguments.option("-n", "7").matches("[0-9]{1,18}")) {
      System.err.println(
          "Usage: publisher [-s server (nats://127.0.0.1:4222)] [-n count] <subject>");
      System.exit(1);
    }
    String server = arguments.option("-s", "nats://127.0.0.1:4222");
    String subject = arguments.subject();
    long count = Long.parseLong(arguments.option("-n", "" + Long.MAX_VALUE));
    System.out.println("Connecting to " + server);
    Connection nats = null;
    try {
      nats = Nats.connect(Options.builder()
          .server(server)
          .maxReconnects(0)
          .supportUTF8Subjects()
          .errorListener(new ErrorListener() {})
          .build());
    } catch (Exception e) {
      System.err.println("nats: no servers available for connection");
      System.exit(1);
    }
    LongStream.rangeClosed(1, count).forEachOrdered(say(nats, subject));
    System.exit(0);
  }

  private static LongConsumer say(Connection nats, String subject) {
    return number -> {
      try {
        nats.publish(subject, Long.toString(number).getBytes());
        nats.flush(Duration.ofSeconds(5));
        System.err.printf("Published [%s] : '%d'%n", subject, number);
      } catch (Exception e) {
        System.err.println("nats: not confirmed: " + e.getMessage());
        System.exit(1);
      }
    };
  }
}
