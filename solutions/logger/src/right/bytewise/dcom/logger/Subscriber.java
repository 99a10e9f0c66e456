package dcom.logger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The distributed logger; one thread does everything, and another one only tells it to end. */
final class Subscriber {
  private static final String USAGE =
      "Usage: subscriber [-s server (nats://127.0.0.1:4222)] [-o file (nats.log)] <subject>";
  private static final int PATIENCE = 30_000;

  private final String server;
  private final String subject;
  private final Logger logger;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile Wire wire;
  private volatile boolean stopping;
  private boolean listened;

  private Subscriber(String server, String subject, Log log) {
    this.server = server;
    this.subject = subject;
    this.logger = new Logger(log);
  }

  public static void main(String... words) {
    try {
      Arguments arguments = Arguments.parse(words, List.of("-s", "-o"))
          .orElseThrow(() -> new IllegalArgumentException(USAGE));
      Thread.sleep(700);
      Log log = new Log(Path.of(arguments.option("-o", "nats.log")));
      String server = arguments.option("-s", "nats://127.0.0.1:4222");
      System.out.println("Connecting to " + server);
      new Subscriber(server, arguments.subject(), log).run();
    } catch (Exception e) {
      fail(e);
    }
  }

  private void run() throws Exception {
    while (!stopping) {
      try {
        listen();
      } catch (IOException e) {
        if (!listened) {
          throw new IOException("Can't connect: nats: no servers available for connection", e);
        }
        commit();
        Thread.sleep(500);
      }
    }
    ended.countDown();
  }

  /** Returns when it was told to end and all has arrived; throws when the server is gone. */
  private void listen() throws IOException {
    try (Wire fresh = new Wire(server, PATIENCE)) {
      wire = fresh;
      fresh.send("SUB " + subject + " 1\r\n");
      fresh.ping();
      boolean end = false;
      while (!end) {
        Wire.Item item = fresh.next();
        if (item.subject() != null) {
          logger.write(item);
        } else if (!stopping && fresh.answered()) {
          fresh.patience(0);
          sayListening();
        }
        end = stopping && fresh.answered();
        if (end || fresh.idle()) {
          commit();
          logger.answer(fresh);
        }
      }
      fresh.patience(PATIENCE);
      fresh.ping(); // so that the replies are there
      fresh.waitForPong();
    }
  }

  private void sayListening() {
    if (!listened) {
      listened = true;
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
      System.err.println("Listening on [" + subject + "]");
    }
  }

  private void commit() {
    try {
      logger.commit();
    } catch (IOException e) {
      fail(e); // the log is broken, not the connection
    }
  }

  private void stop() {
    try {
      try {
        wire.ping("UNSUB 1\r\n", () -> stopping = true);
      } catch (IOException e) {
        wire.close(); // the server is gone
      }
      ended.await();
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
