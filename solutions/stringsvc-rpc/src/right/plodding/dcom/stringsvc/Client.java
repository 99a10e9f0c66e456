package dcom.stringsvc;

import java.rmi.ConnectException;
import java.rmi.NotBoundException;
import java.rmi.RemoteException;
import java.rmi.UnknownHostException;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
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
        Thread.sleep(20);
      }
      asynchronous(upper);
    } catch (BadName | RemoteException | NotBoundException | TimeoutException e) {
      throw new IllegalStateException(explain(e), e);
    }
  }

  /** A call that is made in a thread of its own; has the time that -t says, from its start on. */
  private final class Call extends Thread {
    private final Callable<?> work;
    private final long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience);
    private volatile Object result;
    private volatile Exception failure;

    Call(Callable<?> work) {
      this.work = work;
      setDaemon(true);
      start();
    }

    @Override
    public void run() {
      try {
        result = work.call();
      } catch (Exception e) {
        failure = e;
      }
    }

    /** Looks every few milliseconds whether the result is there. */
    Object get() throws Exception {
      while (result == null && failure == null) {
        if (System.nanoTime() - end >= 0) {
          throw new TimeoutException();
        }
        Thread.sleep(3);
      }
      if (failure != null) {
        throw failure;
      }
      return result;
    }
  }

  /** Asks the registry for Upper. */
  private Upper dial() throws Exception {
    Registry registry = LocateRegistry.getRegistry(host, port);
    try {
      return (Upper) new Call(() -> registry.lookup("Upper")).get();
    } catch (ConnectException | UnknownHostException e) {
      throw new IllegalStateException("dialing: no server at " + host + ":" + port, e);
    }
  }

  /** One call, waited for. */
  private void synchronous(Upper upper, String name) throws Exception {
    show("Synchronous", name, (Result) new Call(() -> upper.uppercase(new Args(name))).get());
  }

  /** All calls at once; the results in the order of the names, whichever comes first. */
  private void asynchronous(Upper upper) throws Exception {
    Call[] calls = new Call[names.size()];
    for (int i = 0; i < calls.length; i++) {
      Args args = new Args(names.get(i));
      calls[i] = new Call(() -> upper.uppercase(args));
    }
    for (int i = 0; i < calls.length; i++) {
      show("Asynchronous", names.get(i), (Result) calls[i].get());
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
    if (e instanceof NotBoundException) {
      return "dialing: no Upper at " + host + ":" + port;
    }
    if (e instanceof TimeoutException) {
      return "upper error: no answer within " + patience + " ms";
    }
    return "upper error: connection lost";
  }
}
