package dcom.logger;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The distributed logger: each message that arrives becomes a line in a file.
 *
 * <p>One thread of the client library brings the messages, one after the other; it alone uses the
 * logger.
 */
final class Subscriber {
  private static final String USAGE =
      "Usage: subscriber [-s server (nats://127.0.0.1:4222)] [-o file (nats.log)] <subject>";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Connection nats;
  private final Dispatcher messages;
  private final Logger logger;
  private long dropped;

  private Subscriber(Connection nats, Log log) {
    this.nats = nats;
    this.messages = nats.createDispatcher(this::receive);
    this.logger = new Logger(nats, log);
  }

  /** Logs until it is stopped, or says in one line why it cannot, and ends with exit code 1. */
  public static void main(String... words) {
    try {
      Arguments arguments = Arguments.parse(words, List.of("-s", "-o"))
          .orElseThrow(() -> new IllegalArgumentException(USAGE));
      Log log = new Log(Path.of(arguments.option("-o", "nats.log")));
      Connection nats = connect(arguments.option("-s", "nats://127.0.0.1:4222"));
      new Subscriber(nats, log).listen(arguments.subject());
    } catch (Exception e) {
      fail(e);
    }
  }

  private static Connection connect(String server) throws IOException, InterruptedException {
    Thread.sleep(500);
    System.out.println("Connecting to " + server);
    Thread.sleep(300);
    // An error listener of our own, because the usual one logs each error with its class and date.
    ErrorListener silent = new ErrorListener() {};
    Options.Builder options =
        Options.builder().server(server).maxReconnects(-1).maxMessagesInOutgoingQueue(0);
    try {
      return Nats.connect(options.errorListener(silent).build());
    } catch (IOException e) {
      throw new IOException("Can't connect: nats: no servers available for connection", e);
    }
  }

  private void listen(String subject) throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    messages.setPendingLimits(3_000_000, 500L << 20);
    messages.subscribe(subject);
    nats.flush(PATIENCE);
    System.err.printf("Listening on [%s]%n", subject);
  }

  private void receive(Message message) {
    try {
      logger.write(message);
      if (messages.getPendingMessageCount() > 0 && logger.uncommitted() < 5000) {
        return;
      }
      logger.commit();
      if (messages.getDroppedCount() > dropped) {
        dropped = messages.getDroppedCount();
        System.err.printf("Too slow: %d messages dropped so far%n", dropped);
      }
    } catch (Exception e) {
      fail(e);
    }
  }

  /** Runs when the program is told to end: what has arrived by then is still written. */
  private void stop() {
    try {
      boolean connected = nats.getStatus() == Connection.Status.CONNECTED;
      messages.drain(connected ? Duration.ofHours(1) : Duration.ofSeconds(1)).get();
      if (connected) {
        nats.flush(PATIENCE);
      }
      Thread.sleep(300);
      System.err.print(logger.summary());
      nats.close();
      Runtime.getRuntime().halt(0);
    } catch (Exception e) {
      fail(e);
    }
  }

  /** Ends at once: System.exit would wait for stop(), and stop() for the thread that is here. */
  private static void fail(Exception e) {
    System.err.println(e.getMessage());
    Runtime.getRuntime().halt(1);
  }
}
