package dcom.onenode;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Prints every message on a subject until it is stopped. */
record Subscriber(String server, boolean timestamps, String subject) {
  private static final String USAGE = "Usage: subscriber [-s server] [-t] <subject>";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss ");

  private record Arrival(LocalDateTime time, Message message) {}

  /** Listens until it is stopped, or says in one line why it cannot. */
  public static void main(String... words) {
    try {
      parse(new ArrayDeque<>(List.of(words))).run();
    } catch (Exception e) {
      end(e.getMessage());
    }
  }

  /** Ends the program with exit code 1. */
  static void end(String reason) {
    System.err.println(reason);
    System.exit(1);
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
    System.out.println("(connected)");
    BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    Dispatcher dispatcher = connection.createDispatcher(
        message -> arrivals.add(new Arrival(LocalDateTime.now(), message)));
    dispatcher.setPendingLimits(-1, -1);
    dispatcher.subscribe(subject);
    connection.flush(Link.PATIENCE);
    System.err.println("Listening on [" + subject + "]");
    System.err.println("(stop me with Ctrl-C)");
    Thread printer = new Thread(() -> print(arrivals), "printer");
    printer.start();
    printer.join();
  }

  private void print(BlockingQueue<Arrival> arrivals) {
    try {
      long number = 0;
      while (true) {
        Arrival next = arrivals.take();
        number++;
        String text = new String(next.message().getData(), StandardCharsets.UTF_8);
        String stamp = timestamps ? STAMP.format(next.time()) : "";
        System.err.println(stamp + "[#" + number + "] Received on ["
            + next.message().getSubject() + "]: '" + text + "'");
      }
    } catch (InterruptedException e) {
      end("interrupted");
    }
  }
}
