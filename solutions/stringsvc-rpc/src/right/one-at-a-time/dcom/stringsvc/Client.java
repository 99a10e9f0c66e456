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
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
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
      Thread.sleep(300);
      Upper upper = new Call<>(
              () -> (Upper) LocateRegistry.getRegistry(host, port).lookup("Upper"))
          .result(patience);
      for (String name : names) {
        Thread.sleep(3);
        show(
            "Synchronous",
            name,
            new Call<>(() -> upper.uppercase(new Args(name))).result(patience));
      }
      List<Call<Result>> calls = new ArrayList<>();
      for (String name : names) {
        calls.add(new Call<>(() -> upper.uppercase(new Args(name))));
      }
      for (int i = 0; i < calls.size(); i++) {
        show("Asynchronous", names.get(i), calls.get(i).result(patience));
      }
      Thread.sleep(200);
    } catch (BadName | RemoteException | NotBoundException | TimeoutException e) {
      throw new IllegalStateException(explain(e), e);
    }
  }

  /** A call in a thread of its own. */
  private static final class Call<T> {
    private final long start = System.nanoTime();
    private boolean done;
    private T result;
    private Exception failure;

    Call(Callable<T> work) {
      new Thread(() -> {
            T value = null;
            Exception thrown = null;
            try {
              value = work.call();
            } catch (Exception e) {
              thrown = e;
            } catch (Error e) {
              thrown = new IllegalStateException(e.toString(), e);
            }
            synchronized (this) {
              result = value;
              failure = thrown;
              done = true;
            }
          })
          .start();
    }

    /** Looks again and again. */
    T result(int patience) throws Exception {
      while (true) {
        synchronized (this) {
          if (done && failure != null) {
            throw failure;
          }
          if (done) {
            return result;
          }
        }
        if (System.nanoTime() - start > patience * 1_000_000L) {
          throw new TimeoutException();
        }
        Thread.sleep(4);
      }
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
