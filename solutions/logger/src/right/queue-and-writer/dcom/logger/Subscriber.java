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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** The distributed logger: a library thread queues what arrives, the writer writes it down. */
final class Subscriber {
  private static final String USAGE =
      "Usage: subscriber [-s server (nats://127.0.0.1:4222)] [-o file (nats.log)] <subject>";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int MOST_AT_ONCE = 10_000;

  private final BlockingQueue<Optional<Message>> queue = new ArrayBlockingQueue<>(MOST_AT_ONCE);
  private final Thread writer = new Thread(this::write, "writer");
  private final Connection nats;
  private final Logger logger;
  private Dispatcher dispatcher;

  private Subscriber(Connection nats, Logger logger) {
    this.nats = nats;
    this.logger = logger;
  }

  public static void main(String[] words) {
    try {
      Arguments arguments = Arguments.parse(words, List.of("-s", "-o"))
          .orElseThrow(() -> new IllegalArgumentException(USAGE));
      Path file = Path.of(arguments.option("-o", "nats.log"));
      Log log = new Log(file);
      System.err.println("Logging to " + file + " behind line " + log.lines());
      Connection nats = connect(arguments.option("-s", "nats://127.0.0.1:4222"));
      new Subscriber(nats, new Logger(nats, log)).listen(arguments.subject());
    } catch (Exception e) {
      fail(e);
    }
  }

  private static Connection connect(String server) throws IOException, InterruptedException {
    System.out.println("Connecting to " + server);
    System.out.flush();
    try {
      return Nats.connect(Options.builder()
          .server(server)
          .maxReconnects(-1)
          .supportUTF8Subjects()
          .reconnectWait(Duration.ofMillis(100))
          .errorListener(new ErrorListener() {})
          .build());
    } catch (IOException e) {
      throw new IOException("Can't connect: nats: no servers available for connection", e);
    }
  }

  private void listen(String subject) throws Exception {
    dispatcher = nats.createDispatcher(message -> queue.put(Optional.of(message)));
    dispatcher.setPendingLimits(1_000_000, 256L << 20);
    writer.start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    dispatcher.subscribe(subject);
    nats.flush(PATIENCE);
    System.err.println("Listening on [" + subject + "]");
  }

  private void write() {
    List<Optional<Message>> batch = new ArrayList<>();
    long dropped = 0;
    try {
      for (boolean more = true; more; batch.clear()) {
        batch.add(queue.take());
        queue.drainTo(batch, MOST_AT_ONCE);
        for (Optional<Message> message : batch) {
          if (message.isPresent()) {
            logger.write(message.get());
          } else {
            more = false;
          }
        }
        logger.commit();
        if (dispatcher.getDroppedCount() > dropped) {
          dropped = dispatcher.getDroppedCount();
          System.err.println("Too slow: " + dropped + " messages dropped so far");
        }
      }
    } catch (Exception e) {
      fail(e);
    }
  }

  /** Runs when the program is told to end. */
  private void stop() {
    try {
      if (nats.getStatus() == Connection.Status.CONNECTED) {
        try {
          dispatcher.drain(PATIENCE).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
          System.err.println("The server did not confirm the end: " + e);
        }
      }
      queue.put(Optional.empty()); // the last
      writer.join();
      try {
        if (nats.getStatus() == Connection.Status.CONNECTED) {
          nats.flush(Duration.ofSeconds(5)); // the replies
        }
      } catch (Exception e) {
        System.err.println("The server did not confirm the replies: " + e);
      }
      System.err.print(logger.summary());
      Runtime.getRuntime().halt(0);
    } catch (Exception e) {
      fail(e);
    }
  }

  private static void fail(Exception e) {
    System.err.println(e.getMessage());
    Runtime.getRuntime().halt(1);
  }
}
