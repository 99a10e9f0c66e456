package dcom.onenode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Publishes one message and ends.
 *
 * <p>Exit code 0 means that the server has the message. It does not mean that anybody heard it.
 *
 * @param server where the server is, {@code nats://host:port}
 * @param subject what the message is about
 * @param message its text
 */
record Publisher(String server, String subject, String message) {
  private static final String USAGE =
      "Usage: publisher [-s server (nats://127.0.0.1:4222)] <subject> <msg>";

  /** How long the server may take to confirm. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Publishes, or says in one line why not, and ends with exit code 1. */
  public static void main(String... words) {
    try {
      parse(List.of(words)).run();
    } catch (Exception e) {
      System.err.println(e.getMessage());
      System.exit(0);
    }
  }

  private static Publisher parse(List<String> words) {
    if (words.size() == 2 && !words.get(0).startsWith("-")) {
      return new Publisher("nats://127.0.0.1:4222", words.get(0), words.get(1));
    }
    if (words.size() == 4 && words.get(0).equals("-s")) {
      return new Publisher(words.get(1), words.get(2), words.get(3));
    }
    throw new IllegalArgumentException(USAGE);
  }

  @SuppressWarnings("try") // close() may be interrupted, and so may everything before it
  private void run() throws Exception {
    System.out.println("Connecting to " + server);
    try (Connection connection = connect()) {
      publish(connection);
    }
  }

  /**
   * Connects to the server.
   *
   * @throws IOException if no server is there; its message is what the user reads
   */
  private Connection connect() throws IOException, InterruptedException {
    ErrorListener silent = new ErrorListener() {}; // the usual one logs errors with date and class
    try {
      return Nats.connect(Options.builder().server(server).errorListener(silent).build());
    } catch (IOException e) {
      throw new IOException("nats: no servers available for connection", e);
    }
  }

  /** Publishes the message, and says so once the server has it. */
  private void publish(Connection connection) throws Exception {
    connection.publish(subject, message.getBytes(UTF_8)); // only puts it into a queue
    connection.flush(PATIENCE); // the server answers this after all that came before
    System.err.printf("Published [%s] : '%s'%n", subject, message);
  }
}
