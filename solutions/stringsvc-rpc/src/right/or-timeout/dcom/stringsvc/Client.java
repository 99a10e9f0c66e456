package dcom.stringsvc;

import java.io.EOFException;
import java.net.SocketException;
import java.rmi.NotBoundException;
import java.rmi.RemoteException;
import java.rmi.registry.LocateRegistry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
      Upper upper = dial();
      for (String name : names) {
        synchronous(upper, name);
      }
      asynchronous(upper);
    } catch (Exception e) {
      throw new IllegalStateException(explain(e), e);
    }
  }

  /** Asks the registry for Upper. */
  private Upper dial() throws Exception {
    return (Upper) result(begin(() -> LocateRegistry.getRegistry(host, port).lookup("Upper")));
  }

  /** One call, waited for. */
  private void synchronous(Upper upper, String name) throws Exception {
    show("Synchronous", name, result(begin(() -> upper.uppercase(new Args(name)))));
  }

  /** All calls at once; the results in the order of the names, whichever comes first. */
  private void asynchronous(Upper upper) throws Exception {
    List<CompletableFuture<Result>> calls = new ArrayList<>();
    for (String name : names) {
      calls.add(begin(() -> upper.uppercase(new Args(name))));
    }
    for (int i = 0; i < calls.size(); i++) {
      show("Asynchronous", names.get(i), result(calls.get(i)));
    }
  }

  /** Begins a call in a thread of its own; it fails when its time is over. */
  private <T> CompletableFuture<T> begin(Callable<T> call) {
    CompletableFuture<T> future = new CompletableFuture<>();
    THREADS.execute(() -> {
      try {
        future.complete(call.call());
      } catch (Throwable e) {
        future.completeExceptionally(e);
      }
    });
    return future.orTimeout(patience, TimeUnit.MILLISECONDS);
  }

  private static <T> T result(CompletableFuture<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception known ? known : e;
    }
  }

  private static void show(String kind, String name, Result result) {
    System.out.printf("%s Call to Upper: %s=%s%n", kind, name, result.name());
  }

  /** What went wrong, in one line, for the person who typed the command. */
  private String explain(Exception e) {
    if (e instanceof BadName) {
      return "upper error: " + e.getMessage();
    }
    if (e instanceof TimeoutException) {
      return "upper error: no answer within " + patience + " ms";
    }
    if (e instanceof NotBoundException) {
      return "dialing: no Upper at " + host + ":" + port;
    }
    if (e instanceof java.rmi.ConnectException || e instanceof java.rmi.UnknownHostException) {
      return "dialing: no server at " + host + ":" + port;
    }
    boolean ended = e.getCause() instanceof EOFException || e.getCause() instanceof SocketException;
    if (e instanceof RemoteException && ended) {
      return "upper error: connection lost";
    }
    return "upper error: " + e.toString().lines().findFirst().orElse("");
  }
}
