package dcom.stringsvc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.rmi.ConnectException;
import java.rmi.MarshalException;
import java.rmi.NotBoundException;
import java.rmi.RemoteException;
import java.rmi.UnmarshalException;
import java.rmi.registry.LocateRegistry;
import java.rmi.server.RMISocketFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

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

  /** When the call of this thread must be over. */
  private static final ThreadLocal<Long> END = new ThreadLocal<>();

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
    System.setProperty("sun.rmi.transport.tcp.handshakeTimeout", String.valueOf(patience));
    RMISocketFactory.setSocketFactory(new Impatient(patience));
    try {
      begin();
      Upper upper = dial();
      for (String name : names) {
        begin();
        show("Synchronous", name, upper.uppercase(new Args(name)));
      }
      asynchronous(upper);
    } catch (BadName | RemoteException | NotBoundException e) {
      throw new IllegalStateException(explain(e), e);
    }
  }

  /** Asks the registry for Upper. */
  private Upper dial() throws RemoteException, NotBoundException {
    return (Upper) LocateRegistry.getRegistry(host, port).lookup("Upper");
  }

  /** All calls at once; the results in the order of the names, whichever comes first. */
  private void asynchronous(Upper upper) throws Exception {
    List<Future<Result>> calls = names.stream().map(name -> call(upper, name)).toList();
    for (int i = 0; i < calls.size(); i++) {
      show("Asynchronous", names.get(i), finish(calls.get(i)));
    }
  }

  private Future<Result> call(Upper upper, String name) {
    return THREADS.submit(() -> {
      begin();
      return upper.uppercase(new Args(name));
    });
  }

  /** The time of this thread's next call begins. */
  private void begin() {
    END.set(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patience));
  }

  private static <T> T finish(Future<T> started) throws Exception {
    try {
      return started.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
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
    } else if (e.getCause() instanceof SocketTimeoutException) {
      return "upper error: no answer within " + patience + " ms";
    }
    boolean broken = e instanceof MarshalException || e instanceof UnmarshalException;
    return "upper error: " + (broken ? "connection lost" : e.getMessage());
  }

  /** Opens sockets whose reads wait as long as the call of their thread may take, and no longer. */
  private static final class Impatient extends RMISocketFactory {
    private final int millis;

    Impatient(int millis) {
      this.millis = millis;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      Socket socket = new LimitedSocket(millis);
      socket.connect(new InetSocketAddress(host, port), millis);
      return socket;
    }

    @Override
    public ServerSocket createServerSocket(int port) throws IOException {
      return new ServerSocket(port);
    }
  }

  private static final class LimitedSocket extends Socket {
    private final int millis;

    LimitedSocket(int millis) {
      this.millis = millis;
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new FilterInputStream(super.getInputStream()) {
        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
          setSoTimeout(left());
          return super.read(bytes, offset, length);
        }
      };
    }

    /** What is left of the time, in milliseconds; threads of RMI's own have all of it for each read. */
    private int left() throws SocketTimeoutException {
      if (END.get() == null) {
        return millis;
      }
      long left = TimeUnit.NANOSECONDS.toMillis(END.get() - System.nanoTime());
      if (left <= 0) {
        throw new SocketTimeoutException("the call takes too long");
      }
      return (int) left;
    }
  }
}
