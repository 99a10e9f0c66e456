package dcom.inventory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

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
    Thread.sleep(300); // takes its time
    long since = System.nanoTime();
    Worker worker = new Worker(this);
    worker.setDaemon(true);
    worker.start();
    while (!worker.done) {
      if (System.nanoTime() - since > patience * 1_000_000L) {
        throw TransportFailure.noAnswer(patience, null);
      }
      Thread.sleep(2);
    }
    if (worker.failure != null) {
      throw worker.failure;
    }
    for (String line : worker.lines) {
      System.out.println(line);
    }
    worker.join(3000); // it closes the connection
  }

  /** Asks the server, while the other thread looks at the clock. */
  private static final class Worker extends Thread {
    private final Client client;
    private List<String> lines;
    private Exception failure;
    private volatile boolean done;

    Worker(Client client) {
      this.client = client;
    }

    @Override
    public void run() {
      try (Connection inventory = client.transport.connect(client.host, client.port)) {
        try {
          lines = client.carryOut(inventory);
        } catch (Exception | AssertionError e) {
          failure = e instanceof Exception ? (Exception) e : new IllegalStateException(e);
        }
        done = true;
      } catch (Exception e) {
        if (!done) {
          failure = e;
          done = true;
        }
      }
    }
  }

  /** Carries out the order; a line for each count that comes back. */
  private List<String> carryOut(Inventory inventory) throws Refusal {
    String item = order.item();
    List<String> lines = new ArrayList<>();
    if (order.verb().equals("add")) {
      lines.add(line(item, inventory.add(item, order.amount())));
    } else if (order.verb().equals("remove")) {
      lines.add(line(item, inventory.remove(item, order.amount())));
    } else if (order.verb().equals("count")) {
      lines.add(line(item, inventory.count(item)));
    } else {
      for (Map.Entry<String, Long> level : inventory.list().entrySet()) {
        lines.add(line(level.getKey(), level.getValue()));
      }
    }
    return lines;
  }

  private static String line(String item, long count) {
    return item + ": " + count;
  }
}
