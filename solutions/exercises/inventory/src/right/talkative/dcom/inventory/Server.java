package dcom.inventory;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Serves an inventory over one transport until it is stopped. Given.
 *
 * @param transport how clients reach it
 * @param port where it listens; 0 takes any that is free
 */
record Server(Transport transport, int port) {
  private static final String USAGE =
      "Usage: server [--transport rmi|json-rpc|grpc (rmi)] [-p port (1234)]";

  /** Serves until it is stopped, or says in one line why it cannot. */
  public static void main(String... words) throws InterruptedException {
    try {
      Server server = parse(new ArrayDeque<>(List.of(words)));
      System.out.println("Inventory, version 1");
      System.out.println("Listening on " + Transport.HOST + ":" + server.serve());
      System.out.println("The stock is empty.");
      new CountDownLatch(1).await(); // some transports' threads keep no process alive
    } catch (IOException | RuntimeException e) {
      end(e.getMessage());
    }
  }

  /** Ends the program with exit code 1. Never returns; what it says to return is for {@code throw}. */
  static IllegalStateException end(String reason) {
    System.err.println(reason);
    System.exit(1);
    return new IllegalStateException(reason);
  }

  private int serve() throws IOException {
    return transport.serve(new Stock(), port);
  }

  private static Server parse(Deque<String> words) {
    String transport = "rmi";
    String port = "1234";
    while (words.size() > 1) {
      switch (words.remove()) {
        case "--transport" -> transport = words.remove();
        case "-p" -> port = words.remove();
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
    if (!words.isEmpty() || !port.matches("\\d{1,5}")) {
      throw new IllegalArgumentException(USAGE);
    }
    return new Server(Transports.named(transport), Integer.parseInt(port));
  }
}
