package dcom.inventory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Has a server carry out one order.
 *
 * @param transport how to reach the server
 * @param host where it is
 * @param port its port
 * @param patience how long to wait, in milliseconds
 * @param order what to do
 */
record Client(Transport transport, String host, int port, int patience, Order order) {
  private static final String USAGE =
      "Usage: client [--transport rmi|json-rpc|grpc (rmi)] [-a host:port (127.0.0.1:1234)]"
          + " [-t ms (20000)] add item amount|remove item amount|count item|list";

  /** Ends with 0 if it was done, 1 if it was refused, 2 after wrong usage, 3 if the way failed. */
  public static void main(String... words) {
    System.exit(exitCode(words));
  }

  private static int exitCode(String... words) {
    try {
      parse(new ArrayDeque<>(List.of(words))).run();
      return 0;
    } catch (TransportFailure e) {
      return said(e, 3);
    } catch (IllegalArgumentException e) {
      return said(e, 2);
    } catch (Exception e) {
      return said(e, 1);
    }
  }

  private static int said(Exception e, int code) {
    System.err.println(e.getMessage());
    return code;
  }

  private static Client parse(Deque<String> words) {
    String transport = "rmi";
    String address = "127.0.0.1:1234";
    String patience = "20000";
    while (words.size() > 1 && words.element().startsWith("-")) {
      switch (words.remove()) {
        case "--transport" -> transport = words.remove();
        case "-a" -> address = words.remove();
        case "-t" -> patience = words.remove();
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
    if (words.isEmpty() || !(address + " " + patience).matches("[^: ]+:\\d{1,5} \\d{1,7}")) {
      throw new IllegalArgumentException(USAGE);
    }
    String[] at = address.split(":");
    Order order = Order.parse(List.copyOf(words));
    int port = Integer.parseInt(at[1]);
    int millis = Integer.parseInt(patience);
    return new Client(Transports.named(transport), at[0], port, millis, order);
  }

  /** Shows the lines. */
  private void run() throws Exception {
    rest(300);
    long until = System.nanoTime() + patience * 1_000_000L;
    AtomicReference<Callable<List<String>>> outcome = new AtomicReference<>();
    Thread thread = new Thread(() -> {
      try {
        List<String> lines = connectAndOrder();
        outcome.set(() -> lines);
      } catch (Exception e) {
        outcome.set(() -> {
          throw e;
        });
      }
    });
    thread.setDaemon(true);
    thread.start();
    while (outcome.get() == null && System.nanoTime() < until) {
      rest(5);
    }
    if (outcome.get() == null) {
      throw TransportFailure.noAnswer(patience, null);
    }
    for (String line : outcome.get().call()) {
      (line + "\n").codePoints().forEach(letter -> {
        System.out.print(Character.toString(letter));
        System.out.flush();
      });
    }
  }

  static void rest(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> connectAndOrder() throws Refusal {
    try (Connection inventory = transport.connect(host, port)) {
      return carryOut(inventory);
    }
  }

  /** Carries out the order; a line for each count that comes back. */
  private List<String> carryOut(Inventory inventory) throws Refusal {
    String item = order.item();
    return switch (order.verb()) {
      case "add" -> List.of(line(item, inventory.add(item, order.amount())));
      case "remove" -> List.of(line(item, inventory.remove(item, order.amount())));
      case "count" -> List.of(line(item, inventory.count(item)));
      default -> {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Long> one : inventory.list().entrySet()) {
          lines.add(line(one.getKey(), one.getValue()));
        }
        yield lines;
      }
    };
  }

  private static String line(String item, long count) {
    return item + ": " + count;
  }
}
