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

/** The distributed logger: each message that arrives becomes a line in a file. */
final class Subscriber {
  private static final String USAGE =
      "Usage: subscriber [-s server (nats://127.0.0.1:4222)] [-o file (nats.log)] <subject>";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration A_MOMENT = Duration.ofSeconds(1);
  private static final int MOST = 20_000;

  private final Connection nats;
  private final Dispatcher messages;
  private final Logger logger;
  private final BlockingQueue<Optional<Message>> queue = new ArrayBlockingQueue<>(MOST);
  private final Thread writer = new Thread(this::write, "writer");
  private long dropped;

  private Subscriber(Connection nats, Log log) {
    this.nats = nats;
    this.messages = nats.createDispatcher(message -> queue.put(Optional.of(message)));
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
    System.out.println("Connecting to " + server);
    Options.Builder options = Options.builder()
        .server(server)
        .maxReconnects(-1)
        .ignoreDiscoveredServers()
        .maxMessagesInOutgoingQueue(0) // as many replies as it takes
        .errorListener(new ErrorListener() {});
    try {
      return Nats.connect(options.build());
    } catch (IOException e) {
      throw new IOException("Can't connect: nats: no servers available for connection", e);
    }
  }

  private void listen(String subject) throws Exception {
    writer.start();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    messages.setPendingLimits(1_500_000, 300L << 20);
    messages.subscribe(subject);
    nats.flush(PATIENCE);
    System.err.println("Listening on [" + subject + "]");
    System.err.println("Messages go to the file, at most " + MOST + " of them with one force");
  }

  /** All that wait share a force. */
  private void write() {
    try {
      List<Optional<Message>> batch = new ArrayList<>();
      boolean more = true;
      while (more) {
        batch.add(queue.take());
        queue.drainTo(batch, MOST);
        for (Optional<Message> message : batch) {
          if (message.isPresent()) {
            logger.write(message.get());
          } else {
            more = false;
          }
        }
        logger.commit();
        batch.clear();
        if (messages.getDroppedCount() > dropped) {
          dropped = messages.getDroppedCount();
          System.err.println("Too slow: " + dropped + " messages dropped so far");
        }
      }
    } catch (Exception e) {
      fail(e);
    }
  }

  /** Runs when the program is told to end: what has arrived by then is still written. */
  private void stop() {
    try {
      System.err.println("Ending");
      boolean connected = nats.getStatus() == Connection.Status.CONNECTED;
      messages.drain(connected ? Duration.ofHours(1) : A_MOMENT).get();
      queue.put(Optional.empty());
      writer.join();
      if (connected) {
        nats.flush(PATIENCE);
      }
      System.err.print(logger.summary());
      nats.close();
      Runtime.getRuntime().halt(0);
    } catch (Exception e) {
      fail(e);
    }
  }

  /** Ends at once: System.exit would wait for stop(), and stop() for the thread that is here. */
  private static void fail(Exception e) {
    System.err.println(e.getMessage() == null ? e.toString() : e.getMessage());
    Runtime.getRuntime().halt(1);
  }
}
