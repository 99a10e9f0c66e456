package dcom.stringsvc;

import java.io.EOFException;
import java.net.SocketException;
import java.rmi.ConnectException;
import java.rmi.NotBoundException;
import java.rmi.RemoteException;
import java.rmi.UnknownHostException;
import java.rmi.registry.LocateRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls Upper with each name, first one after the other, then with all of them at once.
 *
 * @param host where the registry is
 * @param port the registry's port
 * @param patience how long a call may take, in milliseconds
 * @param names what is to be put in upper case
 */
record Client(String host, int port, int patience, List<String> names) {
  private static final String USAGE =
      "Usage: client [-a host:port (127.0.0.1:1234)] [-t ms (5000)] <name>...";

  /** Prints results, or says in one line why there is none, and ends with exit code 1. */
  public static void main(String... words) {
    try {
      parse(new ArrayDeque<>(List.of(words))).run();
      System.exit(0); // without waiting for threads that have nothing to do
    } catch (Exception e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static Client parse(Deque<String> words) {
    String address = "127.0.0.1:1234";
    String patience = "5000";
    while (words.size() > 1 && words.element().startsWith("-")) {
      switch (words.remove()) {
        case "-a" -> address = words.remove();
        case "-t" -> patience = words.remove();
        default -> throw new IllegalArgumentException(USAGE);
      }
    }
    boolean named = !words.isEmpty() && !words.element().startsWith("-");
    if (!named || !address.matches("[^:]+:\\d{1,5}") || !patience.matches("\\d{1,7}")) {
      throw new IllegalArgumentException(USAGE);
    }
    String[] at = address.split(":");
    int port = Integer.parseInt(at[1]);
    return new Client(at[0], port, Integer.parseInt(patience), List.copyOf(words));
  }

  private void run() throws Exception {
    try {
      Upper upper = dial();
      for (String name : names) {
        synchronous(upper, name);
      }
      asynchronous(upper);
    } catch (Exception e) {
      throw new IllegalStateException(explain(e), e);
    }
  }

  /** A call that runs in a thread of its own, and the moment (of nanoTime) when its time is over. */
  private record InFlight<T>(FutureTask<T> task, long end) {
    static <T> InFlight<T> start(int millis, Callable<T> work) {
      FutureTask<T> task = new FutureTask<>(work);
      Thread thread = new Thread(task, "call");
      thread.setDaemon(true);
      long end = System.nanoTime() + millis * 1_000_000L;
      thread.start();
      return new InFlight<>(task, end);
    }

    T await() throws Exception {
      try {
        return task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof Exception inner) {
          throw inner;
        }
        throw e;
      }
    }
  }

  /** Asks the registry for Upper. */
  private Upper dial() throws Exception {
    Callable<Upper> asks = () -> (Upper) LocateRegistry.getRegistry(host, port).lookup("Upper");
    return InFlight.start(patience, asks).await();
  }

  private InFlight<Result> call(Upper upper, String name) {
    return InFlight.start(patience, () -> upper.uppercase(new Args(name)));
  }

  /** One call, waited for. */
  private void synchronous(Upper upper, String name) throws Exception {
    show("Synchronous", name, call(upper, name).await());
  }

  /** All calls at once; the results in the order of the names, whichever comes first. */
  private void asynchronous(Upper upper) throws Exception {
    Deque<InFlight<Result>> flights = new ArrayDeque<>();
    names.forEach(name -> flights.add(call(upper, name)));
    for (String name : names) {
      Result result = flights.remove().await();
      show("Asynchronous", name, result);
    }
  }

  private static void show(String kind, String name, Result result) {
    System.out.printf("%s Call to Upper: %s=%s%n", kind, name, result.name());
  }

  /** What went wrong, in one line, for the person who typed the command. */
  private String explain(Exception e) {
    if (e instanceof BadName refused) {
      return "upper error: " + refused.getMessage();
    } else if (e instanceof NotBoundException) {
      return String.format("dialing: no Upper at %s:%d", host, port);
    } else if (e instanceof ConnectException || e instanceof UnknownHostException) {
      return String.format("dialing: no server at %s:%d", host, port);
    } else if (e instanceof TimeoutException) {
      return String.format("upper error: no answer within %d ms", patience);
    } else if (e instanceof RemoteException remote
        && (remote.detail instanceof EOFException || remote.detail instanceof SocketException)) {
      return "upper error: connection lost";
    }
    return ("upper error: " + e).split("\\R")[0];
  }
}
