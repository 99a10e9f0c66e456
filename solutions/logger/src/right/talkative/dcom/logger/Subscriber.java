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
  private static final Duration A_MOMENT = Duration.ofSeconds(1);

  /** How many messages may wait in memory, and how many bytes, before the library drops some. */
  private static final long MOST_WAITING = 2_000_000;

  private static final long MOST_BYTES_WAITING = 256L << 20;

  /** After so many lines the disk is forced even if more messages wait. */
  private static final int MOST_IN_A_COMMIT = 10_000;

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
      System.err.println("This is the logger");
      Log log = new Log(Path.of(arguments.option("-o", "nats.log")));
      Connection nats = connect(arguments.option("-s", "nats://127.0.0.1:4222"));
      new Subscriber(nats, log).listen(arguments.subject());
    } catch (Exception e) {
      fail(e);
    }
  }

  private static Connection connect(String server) throws IOException, InterruptedException {
    System.out.println("Connecting to " + server);
    // An error listener of our own, because the usual one logs each error with its class and date.
    ErrorListener silent = new ErrorListener() {};
    Options.Builder options = Options.builder().server(server).maxReconnects(-1);
    try {
      return Nats.connect(options.errorListener(silent).build());
    } catch (IOException e) {
      throw new IOException("Can't connect: nats: no servers available for connection", e);
    }
  }

  private void listen(String subject) throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    messages.setPendingLimits(MOST_WAITING, MOST_BYTES_WAITING);
    System.out.println("Asking for " + subject);
    messages.subscribe(subject);
    nats.flush(PATIENCE);
    System.err.printf("Listening on [%s]%n", subject);
  }

  private void receive(Message message) {
    try {
      logger.write(message);
      // While the disk works, messages gather behind this one: they share the next force. The
      // library counts a message after it has queued it, so the count may be -1 for a moment.
      if (messages.getPendingMessageCount() <= 0 || logger.uncommitted() == MOST_IN_A_COMMIT) {
        logger.commit();
        reportDropped();
      }
    } catch (Exception e) {
      fail(e);
    }
  }

  private void reportDropped() {
    if (messages.getDroppedCount() > dropped) {
      dropped = messages.getDroppedCount();
      System.err.printf("Too slow: %d messages dropped so far%n", dropped);
    }
  }

  /** Runs when the program is told to end: what has arrived by then is still written. */
  private void stop() {
    try {
      boolean connected = nats.getStatus() == Connection.Status.CONNECTED;
      messages.drain(connected ? PATIENCE : A_MOMENT).get();
      if (connected) {
        nats.flush(PATIENCE);
      }
      System.err.println("Told to end");
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
