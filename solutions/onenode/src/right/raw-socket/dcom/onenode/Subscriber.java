package dcom.onenode;

import java.io.IOException;
import java.net.ConnectException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Prints every message on a subject until it is stopped.
 *
 * @param server where the server is, {@code nats://host:port}
 * @param timestamps whether each message is printed with the time of its arrival
 * @param subject what it listens to; may hold the wildcards {@code *} and {@code >}
 */
record Subscriber(String server, boolean timestamps, String subject) {
  private static final String USAGE = "Usage: subscriber [-s server] [-t] <subject>";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss ");

  /** Listens until it is stopped, or says in one line why it cannot. */
  public static void main(String... words) {
    try {
      parse(new ArrayDeque<>(List.of(words))).run();
    } catch (Exception e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
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

  private void run() throws IOException, InterruptedException {
    System.out.println("Connecting to " + server);
    Wire wire = connect();
    System.err.printf("Listening on [%s]%n", subject);
    for (int number = 1; ; number++) {
      Optional<Wire.Message> message = next(wire);
      while (message.isEmpty()) {
        wire = reconnect();
        message = next(wire);
      }
      show(number, message.get());
    }
  }

  private Wire connect() throws IOException {
    try {
      return subscribed();
    } catch (ConnectException e) {
      throw new IOException("Can't connect: nats: no servers available for connection", e);
    }
  }

  private Wire subscribed() throws IOException {
    Wire wire = Wire.open(server);
    wire.subscribe(subject);
    wire.confirm();
    return wire;
  }

  /** The next message; none if the connection ended. */
  private Optional<Wire.Message> next(Wire wire) throws IOException {
    try {
      return Optional.of(wire.next());
    } catch (IOException e) {
      wire.close();
      System.err.println("Disconnected from " + server);
      return Optional.empty();
    }
  }

  private Wire reconnect() throws InterruptedException {
    while (true) {
      try {
        Wire wire = subscribed();
        System.err.println("Reconnected to " + server);
        return wire;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(100); // still away: leave it in peace for a moment
      }
    }
  }

  private void show(int number, Wire.Message message) {
    String stamp = timestamps ? LocalDateTime.now().format(STAMP) : "";
    System.err.printf(
        "%s[#%d] Received on [%s]: '%s'%n", stamp, number, message.subject(), message.text());
  }
}
