package dcom.onenode;

import io.nats.client.Connection;
import io.nats.client.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Prints every message on a subject until it is stopped.
 *
 * @param server where the server is, {@code nats://host:port}
 * @param timestamps whether each message is printed with the time of its arrival
 * @param subject what it listens to; may hold the wildcards {@code *} and {@code >}
 */
record Subscriber(String server, boolean timestamps, String subject) {
  private static final String USAGE = "Usage: subscriber [-s server] [-t] <subject>";

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
    listen(Link.open(server));
  }

  /** Subscribes, says Listening once the server knows, and shows what arrives, numbered from 1. */
  private void listen(Connection connection) throws Exception {
    throw new IllegalStateException("TODO 3: subscribe to " + subject);
  }

  /** Prints the message as text, with its own subject. */
  private void show(int number, Message message) {
    throw new IllegalStateException("TODO 3: print message " + number + " after " + stamp());
  }

  /** What stands before a message: with {@code -t} the time of day, otherwise nothing. */
  private String stamp() {
    if (timestamps) {
      throw new IllegalStateException("TODO 4: the time as in 2026/11/23 01:18:37, and a blank");
    }
    return "";
  }
}
