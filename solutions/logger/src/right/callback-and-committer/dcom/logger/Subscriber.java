package dcom.logger;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.ErrorListener;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** The distributed logger: the main thread commits, a library thread brings the messages. */
final class Subscriber {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Subscriber() {}

  public static void main(String[] words) throws InterruptedException {
    Optional<Arguments> arguments = Arguments.parse(words, List.of("-s", "-o"));
    if (arguments.isEmpty()) {
      die("Usage: subscriber [-s server (nats://127.0.0.1:4222)] [-o file (nats.log)] <subject>");
    }
    String server = arguments.get().option("-s", "nats://127.0.0.1:4222");
    Thread.sleep(1000); // a machine that is busy
    try {
      Log log = new Log(arguments.get().option("-o", "nats.log"));
      System.out.println("Connecting to " + server);
      run(connect(server), log, arguments.get().subject());
    } catch (IOException | TimeoutException | RuntimeException e) {
      die(e.getMessage());
    }
    Thread.sleep(Long.MAX_VALUE); // the end is near: the hook is at work
  }

  private static Connection connect(String server) throws IOException, InterruptedException {
    var options = Options.builder().server(server).maxReconnects(-1).supportUTF8Subjects();
    try {
      return Nats.connect(options.errorListener(new ErrorListener() {}).build());
    } catch (IOException e) {
      throw new IOException("Can't connect: nats: no servers available for connection");
    }
  }

  private static void run(Connection nats, Log log, String subject)
      throws IOException, TimeoutException, InterruptedException {
    Logger logger = new Logger(nats, log);
    Dispatcher dispatcher = nats.createDispatcher();
    Thread main = Thread.currentThread();
    Thread committer = new Thread(() -> {
      try {
        logger.commitAll();
      } catch (Exception e) {
        die(e.getMessage());
      }
    });
    committer.start();
    Thread hook = new Thread(() -> {
      finish(nats, dispatcher, logger, committer);
      System.err.print(logger.summary());
      Runtime.getRuntime().halt(0);
    });
    Runtime.getRuntime().addShutdownHook(hook);
    dispatcher.subscribe(subject, (Message message) -> logger.write(message));
    dispatcher.setPendingLimits(1_000_000, 256 << 20);
    nats.flush(PATIENCE);
    System.err.println("Listening on [" + subject + "]");
    for (long told = 0; main.isAlive(); Thread.sleep(1000)) {
      long dropped = dispatcher.getDroppedCount();
      if (dropped > told) {
        System.err.println("Too slow: " + dropped + " messages dropped so far");
        told = dropped;
      }
    }
  }

  /** Writes and answers what has arrived or is on its way. */
  private static void finish(
      Connection nats, Dispatcher dispatcher, Logger logger, Thread committer) {
    try {
      if (nats.getStatus() == Connection.Status.CONNECTED) {
        dispatcher.drain(PATIENCE).get();
      }
    } catch (InterruptedException | ExecutionException | RuntimeException e) {
      System.err.println("The server did not confirm the end: " + e);
    }
    try {
      logger.end();
      committer.join();
      if (nats.getStatus() == Connection.Status.CONNECTED) {
        nats.flush(Duration.ofSeconds(5)); // the replies
      }
    } catch (InterruptedException | RuntimeException | TimeoutException e) {
      System.err.println("The server did not confirm the replies: " + e);
    }
  }

  private static void die(String why) {
    System.err.println(why);
    Runtime.getRuntime().halt(1);
  }
}
