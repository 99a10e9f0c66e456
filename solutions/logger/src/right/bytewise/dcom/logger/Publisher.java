package dcom.logger;

import java.io.IOException;
import java.util.List;

/** Publishes 1, 2, 3 … on a subject, each number as soon as the server has the one before. */
record Publisher(String server, long count, String subject) {
  private static final String USAGE =
      "Usage: publisher [-s server (nats://127.0.0.1:4222)] [-n count] <subject>";

  private static final int PATIENCE = 4500;

  public static void main(String... words) {
    try {
      parse(words).run();
    } catch (Exception e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static Publisher parse(String... words) {
    return Arguments.parse(words, List.of("-s", "-n"))
        .filter(arguments -> arguments.option("-n", "1").matches("[0-9]{1,18}"))
        .map(Publisher::new)
        .orElseThrow(() -> new IllegalArgumentException(USAGE));
  }

  private Publisher(Arguments arguments) {
    this(
        arguments.option("-s", "nats://127.0.0.1:4222"),
        Long.parseLong(arguments.option("-n", Long.toString(Long.MAX_VALUE))),
        arguments.subject());
  }

  private void run() throws Exception {
    Thread.sleep(700);
    System.out.println("Connecting to " + server);
    try (Wire wire = connect()) {
      for (long number = 1; number <= count; number++) {
        publish(wire, Long.toString(number));
        System.err.println("Published [" + subject + "] : '" + number + "'");
        Thread.sleep(1);
      }
    }
  }

  private Wire connect() throws IOException {
    try {
      return new Wire(server, PATIENCE);
    } catch (IOException e) {
      throw new IOException("nats: no servers available for connection", e);
    }
  }

  private void publish(Wire wire, String number) throws IOException {
    try {
      wire.send("PUB " + subject + " " + number.length() + "\r\n" + number + "\r\n");
      wire.ping();
      wire.waitForPong();
    } catch (IOException e) {
      throw new IOException("nats: no confirmation from the server: " + e.getMessage(), e);
    }
  }
}
