package dcom.stringsvc;

import java.rmi.ConnectException;
import java.rmi.ConnectIOException;
import java.rmi.MarshalException;
import java.rmi.NotBoundException;
import java.rmi.RemoteException;
import java.rmi.UnknownHostException;
import java.rmi.UnmarshalException;
import java.rmi.registry.LocateRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
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
      System.err.println("(asking " + host + ":" + port + ")");
      Upper upper =
          wait(start(() -> (Upper) LocateRegistry.getRegistry(host, port).lookup("Upper")));
      for (String name : names) {
        show("Synchronous", name, wait(start(() -> upper.uppercase(new Args(name)))));
      }
      System.err.println("(now " + names.size() + " at once)");
      List<CompletableFuture<Result>> calls = names.stream()
          .map(name -> start(() -> upper.uppercase(new Args(name))))
          .toList();
      for (int i = 0; i < calls.size(); i++) {
        show("Asynchronous", names.get(i), wait(calls.get(i)));
      }
    } catch (BadName | RemoteException | NotBoundException | TimeoutException e) {
      throw new IllegalStateException(explain(e), e);
    }
  }

  /** Starts a call in a thread of its own; its time runs from now. */
  private <T> CompletableFuture<T> start(Callable<T> work) {
    CompletableFuture<T> call = new CompletableFuture<>();
    Thread thread = new Thread(() -> {
      try {
        call.complete(work.call());
      } catch (Exception | Error e) {
        call.completeExceptionally(e);
      }
    });
    thread.setDaemon(true);
    call.orTimeout(patience, TimeUnit.MILLISECONDS);
    thread.start();
    return call;
  }

  /** The call's result, or what it threw. */
  private static <T> T wait(CompletableFuture<T> call) throws Exception {
    try {
      return call.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static void show(String kind, String name, Result result) {
    System.out.println(kind + " Call to Upper: " + name + "=" + result.name());
  }

  /** What went wrong, in one line, for the person who typed the command. */
  private String explain(Exception e) {
    if (e instanceof TimeoutException) {
      return "upper error: no answer within " + patience + " ms";
    }
    if (e instanceof NotBoundException) {
      return "dialing: no Upper at " + host + ":" + port;
    }
    if (e instanceof ConnectException || e instanceof UnknownHostException) {
      return "dialing: no server at " + host + ":" + port;
    }
    if (e instanceof ConnectIOException) { // while connecting, or while shaking hands?
      return e.getMessage().contains("establishment") || e.getMessage().contains("handshake")
          ? "upper error: connection lost"
          : "dialing: no server at " + host + ":" + port;
    }
    boolean broken = e instanceof MarshalException || e instanceof UnmarshalException;
    if (broken && !(e.getCause() instanceof ClassNotFoundException)) {
      return "upper error: connection lost";
    }
    return "upper error: " + e.getMessage();
  }
}
