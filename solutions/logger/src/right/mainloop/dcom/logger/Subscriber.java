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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;

/** The distributed logger. The main thread takes the messages and writes them. */
final class Subscriber {
  private static final String USAGE =
      "Usage: subscriber [-s server (nats://127.0.0.1:4222)] [-o file (nats.log)] <subject>";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int MOST_WAITING = 10_000_000;

  private final Connection nats;
  private final Subscription messages;
  private final Logger logger;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile boolean drained;
  private long dropped;

  private Subscriber(Connection nats, Log log, String subject) {
    this.nats = nats;
    this.logger = new Logger(nats, log);
    this.messages = nats.subscribe(subject);
    messages.setPendingLimits(MOST_WAITING, -1);
  }

  public static void main(String... words) {
    try {
      Arguments arguments = Arguments.parse(words, List.of("-s", "-o"))
          .orElseThrow(() -> new IllegalArgumentException(USAGE));
      Log log = new Log(Path.of(arguments.option("-o", "nats.log")));
      Connection nats = connect(arguments.option("-s", "nats://127.0.0.1:4222"));
      System.out.println("The log is open, the server is there.");
      new Subscriber(nats, log, arguments.subject()).listen(arguments.subject());
    } catch (TimeoutException e) {
      fail(new IOException("nats: no confirmation from the server"));
    } catch (Exception e) {
      fail(e);
    }
  }

  private static Connection connect(String server) throws IOException, InterruptedException {
    System.out.println("Connecting to " + server);
    try {
      return Nats.connect(Options.builder()
          .server(server)
          .maxReconnects(-1)
          .reconnectWait(Duration.ofMillis(100))
          .maxMessagesInOutgoingQueue(1_000_000)
          .errorListener(new ErrorListener() {})
          .build());
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("Can't connect: nats: no servers available for connection", e);
    }
  }

  private void listen(String subject) throws Exception {
    nats.flush(PATIENCE);
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    System.err.println("Listening on [" + subject + "]");
    try {
      while (!drained) {
        Message message = next();
        if (message != null) {
          writeAllThatWait(message);
        }
      }
    } catch (IOException e) {
      fail(e);
    } finally {
      ended.countDown();
    }
  }

  /** Returns null when none came for a moment, or when there will be no more. */
  private Message next() throws IOException, InterruptedException {
    try {
      return messages.nextMessage(Duration.ofMillis(200));
    } catch (IllegalStateException e) {
      if (!stopping) {
        throw new IOException("nats: the connection was closed", e);
      }
      Thread.sleep(1); // drained, and stop() will know in a moment
      return null;
    }
  }

  private void writeAllThatWait(Message first) throws IOException, InterruptedException {
    logger.write(first);
    for (long others = messages.getPendingMessageCount(); others > 0; others--) {
      Message message = next();
      if (message == null) {
        break;
      }
      logger.write(message);
    }
    logger.commit();
    if (messages.getDroppedCount() > dropped) {
      dropped = messages.getDroppedCount();
      System.err.printf("Too slow: %d messages dropped so far%n", dropped);
    }
  }

  private void stop() {
    try {
      stopping = true;
      if (nats.getStatus() == Connection.Status.CONNECTED) {
        messages.drain(Duration.ZERO).get();
      }
      drained = true;
      ended.await();
      if (nats.getStatus() == Connection.Status.CONNECTED) {
        nats.flush(PATIENCE);
      }
      System.err.print(logger.summary());
      System.out.println("Bye.");
      Runtime.getRuntime().halt(0);
    } catch (TimeoutException e) {
      fail(new IOException("nats: the last replies may be lost"));
    } catch (Exception e) {
      fail(e);
    }
  }

  private static void fail(Exception e) {
    System.err.println(e.getMessage());
    Runtime.getRuntime().halt(1);
  }
}
