package dcom.logger;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.Subscription;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The logger as one loop: wait for a message, take what else is there, write, answer. */
final class Subscriber {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final int MOST = 5_000;

  private static final CountDownLatch written = new CountDownLatch(1);
  private static volatile boolean ending;

  private Subscriber() {}

  public static void main(String[] words) {
    Optional<Arguments> arguments = Arguments.parse(words, List.of("-s", "-o"));
    if (arguments.isEmpty()) {
      System.err.println("Usage: subscriber [-s server] [-o file (nats.log)] <subject>");
      System.exit(1);
    }
    try {
      run(arguments.get());
    } catch (Exception e) {
      System.err.println("The logger ends: " + e);
      Runtime.getRuntime().halt(1);
    }
  }

  private static void run(Arguments arguments) throws Exception {
    String server = arguments.option("-s", "nats://127.0.0.1:4222");
    System.out.println("Connecting to " + server);
    Connection nats = connect(server);
    Logger logger = new Logger(nats, new Log(Path.of(arguments.option("-o", "nats.log"))));
    Subscription messages = nats.subscribe(arguments.subject());
    messages.setPendingLimits(0, 0);
    nats.flush(LONG);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(nats)));
    System.err.println("Listening on [" + arguments.subject() + "]");
    while (!ending) {
      log(messages, logger);
    }
    for (long left = messages.getPendingMessageCount(); left > 0; left -= MOST) {
      log(messages, logger);
    }
    nats.flush(LONG);
    System.err.print(logger.summary());
    written.countDown();
  }

  private static Connection connect(String server) throws Exception {
    try {
      return Nats.connect(
          Options.builder().server(server).errorListener(new ErrorListener() {}).build());
    } catch (IOException e) {
      throw new IOException("Can't connect: nats: no servers available for connection", e);
    }
  }

  private static void log(Subscription messages, Logger logger) throws Exception {
    Message message = messages.nextMessage(SHORT);
    while (message != null) {
      logger.write(message);
      message = logger.uncommitted() < MOST ? messages.nextMessage(null) : null;
    }
    if (logger.uncommitted() > 0) {
      logger.commit();
    }
  }

  /** After the flush all that the server has sent stands in the subscription's queue. */
  private static void end(Connection nats) {
    try {
      nats.flush(LONG);
      ending = true;
      written.await();
      nats.close();
      Runtime.getRuntime().halt(0);
    } catch (Exception e) {
      System.err.println(e.getMessage());
      Runtime.getRuntime().halt(1);
    }
  }
}
