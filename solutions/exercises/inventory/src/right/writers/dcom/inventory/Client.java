package dcom.inventory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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
    System.err.println("asking, with patience for " + patience + " ms");
    FutureTask<List<String>> lines = new FutureTask<>(this::connectAndOrder);
    Thread thread = new Thread(lines, "order");
    thread.setDaemon(true);
    thread.start();
    try {
      lines.get(patience, TimeUnit.MILLISECONDS).forEach(System.out::println);
      System.out.println("that was all");
    } catch (TimeoutException e) {
      throw TransportFailure.noAnswer(patience, e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
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
      default ->
        inventory.list().entrySet().stream()
            .map(one -> line(one.getKey(), one.getValue()))
            .toList();
    };
  }

  private static String line(String item, long count) {
    return item + ": " + count;
  }
}
