package dcom.stringsvc;

import java.rmi.ConnectException;
import java.rmi.NotBoundException;
import java.rmi.RemoteException;
import java.rmi.ServerException;
import java.rmi.UnknownHostException;
import java.rmi.registry.LocateRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
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
        System.out.println("- one call, " + name.length() + " characters");
        synchronous(upper, name);
      }
      System.out.println("- calling for " + names.size() + " name(s) at once");
      asynchronous(upper);
    } catch (Exception e) {
      throw new IllegalStateException(explain(e), e);
    }
  }

  /** Work in a thread of its own; fails with TimeoutException when the time is up. */
  private <T> CompletableFuture<T> start(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Executor executor = task -> new Thread(task).start();
    executor.execute(() -> {
      try {
        result.complete(work.call());
      } catch (Throwable t) {
        result.completeExceptionally(t);
      }
    });
    return result.orTimeout(patience * 1_000_000L, TimeUnit.NANOSECONDS);
  }

  private static <T> T result(CompletableFuture<T> future) throws Exception {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Asks the registry for Upper. */
  private Upper dial() throws Exception {
    try {
      return result(start(() -> (Upper) LocateRegistry.getRegistry(host, port).lookup("Upper")));
    } catch (ConnectException | UnknownHostException e) {
      throw new Nobody(e);
    }
  }

  /** One call, waited for. */
  private void synchronous(Upper upper, String name) throws Exception {
    show("Synchronous", name, result(start(() -> upper.uppercase(new Args(name)))));
  }

  /** All calls at once; the results in the order of the names, whichever comes first. */
  private void asynchronous(Upper upper) throws Exception {
    List<CompletableFuture<Result>> results =
        names.stream().map(name -> start(() -> upper.uppercase(new Args(name)))).toList();
    for (int i = 0; i < names.size(); i++) {
      show("Asynchronous", names.get(i), result(results.get(i)));
    }
  }

  private static void show(String kind, String name, Result result) {
    System.out.printf("%s Call to Upper: %s=%s%n", kind, name, result.name());
  }

  /** What went wrong, in one line, for the person who typed the command. */
  private String explain(Exception e) {
    String at = " at " + host + ":" + port;
    if (e instanceof BadName) {
      return "upper error: " + e.getMessage();
    } else if (e instanceof NotBoundException) {
      return "dialing: no Upper" + at;
    } else if (e instanceof Nobody) {
      return "dialing: no server" + at;
    } else if (e instanceof TimeoutException) {
      return "upper error: no answer within " + patience + " ms";
    } else if (e instanceof RemoteException && !(e instanceof ServerException)) {
      return "upper error: connection lost";
    }
    return "upper error: " + e.getClass().getName();
  }

  /** There is nobody at the registry's address. */
  private static final class Nobody extends Exception {
    private static final long serialVersionUID = 1;

    Nobody(Exception cause) {
      super(cause);
    }
  }
}
