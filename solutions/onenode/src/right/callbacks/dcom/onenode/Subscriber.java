package dcom.onenode;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Prints every message on a subject until it is stopped; the library's thread calls it. */
public final class Subscriber {
  private static final String USAGE = "Usage: subscriber [-s server] [-t] <subject>";
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss");
  private static final PrintStream ERR =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

  private final boolean timestamps;
  private final AtomicLong heard = new AtomicLong();
  private final CountDownLatch listening = new CountDownLatch(1);

  private Subscriber(boolean timestamps) {
    this.timestamps = timestamps;
  }

  public static void main(String[] args) throws Exception {
    String server = "nats://127.0.0.1:4222";
    boolean timestamps = false;
    int at = 0;
    for (; at < args.length - 1; at++) {
      if (args[at].equals("-s")) {
        server = args[++at];
      } else if (args[at].equals("-t")) {
        timestamps = true;
      } else {
        fail(USAGE);
      }
    }
    if (at >= args.length || args[at].startsWith("-")) {
      fail(USAGE);
    }
    Thread.sleep(1000); // a machine that is busy
    System.out.println("Connecting to " + server);
    System.out.flush();
    try {
      new Subscriber(timestamps).listen(Link.open(server, ERR::println), args[at]);
    } catch (IOException e) {
      fail("Can't connect: nats: no servers available for connection");
    } catch (Exception e) {
      fail("nats: " + e.getMessage());
    }
    new CountDownLatch(1).await(); // for ever
  }

  private static void fail(String why) {
    ERR.println(why);
    System.exit(1);
  }

  private void listen(Connection connection, String subject) throws Exception {
    Dispatcher messages = connection.createDispatcher(this::show);
    messages.setPendingLimits(-1, -1); // none is thrown away
    messages.subscribe(subject);
    connection.flush(Link.PATIENCE);
    ERR.println("Listening on [" + subject + "]");
    listening.countDown();
  }

  private void show(Message message) throws InterruptedException {
    listening.await();
    String text = new String(message.getData(), StandardCharsets.UTF_8);
    ERR.println(stamp() + "[#" + heard.incrementAndGet() + "] Received on [" + message.getSubject()
        + "]: '" + text + "'");
  }

  private String stamp() {
    return timestamps ? LocalDateTime.now().format(CLOCK) + " " : "";
  }
}
