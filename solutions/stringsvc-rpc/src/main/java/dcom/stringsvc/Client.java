package dcom.stringsvc;

import java.rmi.ConnectException;
import java.rmi.MarshalException;
import java.rmi.NotBoundException;
import java.rmi.RemoteException;
import java.rmi.UnmarshalException;
import java.rmi.registry.LocateRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  /** As many threads as there are calls in flight: RMI keeps each waiting for its reply. */
  private static final ExecutorService THREADS = Executors.newCachedThreadPool();

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
      Upper upper = start(this::dial).call();
      for (String name : names) {
        show("Synchronous", name, start(() -> upper.uppercase(new Args(name))).call());
      }
      asynchronous(upper);
    } catch (BadName | RemoteException | NotBoundException | TimeoutException e) {
      throw new IllegalStateException(explain(e), e);
    }
  }

  /** Asks the registry for Upper. */
  private Upper dial() throws RemoteException, NotBoundException {
    return (Upper) LocateRegistry.getRegistry(host, port).lookup("Upper");
  }

  /** All calls at once; the results in the order of the names, whichever comes first. */
  private void asynchronous(Upper upper) throws Exception {
    List<Callable<Result>> calls =
        names.stream().map(name -> start(() -> upper.uppercase(new Args(name)))).toList();
    for (int i = 0; i < calls.size(); i++) {
      show("Asynchronous", names.get(i), calls.get(i).call());
    }
  }

  /** Starts work, and returns what waits for its result, up to a moment that is settled now. */
  private <T> Callable<T> start(Callable<T> work) {
    Future<T> started = THREADS.submit(work);
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
    return () -> {
      try {
        return started.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        throw e.getCause() instanceof Exception cause ? cause : e;
      }
    };
  }

  private static void show(String kind, String name, Result result) {
    System.out.printf("%s Call to Upper: %s=%s%n", kind, name, result.name());
  }

  /** What went wrong, in one line, for the person who typed the command. */
  private String explain(Exception e) {
    if (e instanceof NotBoundException) {
      return "dialing: no Upper at " + host + ":" + port;
    } else if (e instanceof ConnectException) {
      return "dialing: no server at " + host + ":" + port;
    } else if (e instanceof TimeoutException) {
      return "upper error: no answer within " + patience + " ms";
    }
    boolean broken = e instanceof MarshalException || e instanceof UnmarshalException;
    return "upper error: " + (broken ? "connection lost" : e.getMessage());
  }
}
