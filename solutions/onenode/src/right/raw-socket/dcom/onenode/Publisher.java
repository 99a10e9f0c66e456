package dcom.onenode;

import java.io.IOException;
import java.net.ConnectException;
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

  /** How long the server may take to confirm, in milliseconds. */
  private static final int PATIENCE = 3_000;

  /** Publishes, or says in one line why not, and ends with exit code 1. */
  public static void main(String... words) {
    try {
      parse(List.of(words)).run();
    } catch (Exception e) {
      System.err.println(e.getMessage());
      System.exit(1);
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

  private void run() throws IOException {
    System.out.println("Connecting to " + server);
    try (Wire wire = connect()) {
      wire.publish(subject, message);
      wire.confirm(PATIENCE);
      System.err.printf("Published [%s] : '%s'%n", subject, message);
    }
  }

  private Wire connect() throws IOException {
    try {
      return Wire.open(server);
    } catch (ConnectException e) {
      throw new IOException("nats: no servers available for connection", e);
    }
  }
}
