package dcom.onenode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** Prints every message on a subject until it is stopped. */
record Subscriber(String server, boolean timestamps, String subject) {
  private static final String USAGE = "Usage: subscriber [-s server] [-t] <subject>";
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss ");
  private static final PrintStream ERR =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);

  public static void main(String... words) {
    try {
      parse(new ArrayDeque<>(List.of(words))).run();
    } catch (Exception e) {
      end(e.getMessage());
    }
  }

  static void end(String reason) {
    say(reason);
    System.exit(1);
  }

  static void say(String line) {
    ERR.println(line);
  }

  private static Subscriber parse(Deque<String> words) {
    String server = "nats://127.0.0.1:4222";
    boolean timestamps = false;
    while (words.size() > 1) {
      switch (words.remove()) {
        case "-s" -> server = words.remove();
        case "-t" -> timestamps = true;
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
    if (words.isEmpty() || words.element().startsWith("-")) {
      throw new IllegalArgumentException(USAGE);
    }
    return new Subscriber(server, timestamps, words.remove());
  }

  private void run() throws Exception {
    System.out.println("Connecting to " + server);
    Connection connection = Link.open(server);
    System.out.println("(the server is there)");
    listen(connection);
    new CountDownLatch(1).await();
  }

  private void listen(Connection connection) throws Exception {
    AtomicInteger count = new AtomicInteger();
    Dispatcher dispatcher = connection.createDispatcher();
    dispatcher.setPendingLimits(-1, -1);
    dispatcher.subscribe(subject, message -> show(count.incrementAndGet(), message));
    try {
      connection.flush(Link.PATIENCE);
    } catch (TimeoutException e) {
      throw new IOException("nats: the server did not confirm the subscription", e);
    }
    String error = connection.getLastError();
    if (error != null && !error.isEmpty()) {
      throw new IOException("nats: the server says: " + error);
    }
    say("Listening on [" + subject + "]");
    say("(Ctrl-C ends me)");
  }

  private void show(int number, Message message) {
    String text = new String(message.getData(), UTF_8);
    say(stamp() + "[#" + number + "] Received on [" + message.getSubject() + "]: '" + text + "'");
  }

  private String stamp() {
    return timestamps ? LocalDateTime.now().format(TIME) : "";
  }
}
