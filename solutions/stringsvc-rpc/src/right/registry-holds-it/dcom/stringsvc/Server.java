package dcom.stringsvc;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.rmi.registry.LocateRegistry;
import java.rmi.server.UnicastRemoteObject;
import java.util.List;

/** Offers Upper in a registry of its own. Runs until it is stopped. */
final class Server {
  private static final String USAGE = "Usage: server [-p port (1234)]";
  private static final String HOST = "127.0.0.1";

  /** Serves until it is stopped, or says in one line why it cannot. */
  public static void main(String... words) {
    try {
      serve(listen(port(List.of(words))));
    } catch (Exception e) {
      end(e.getMessage());
    }
  }

  /** Ends the program with exit code 1. */
  static void end(String reason) {
    System.err.println(reason);
    System.exit(1);
  }

  private static int port(List<String> words) {
    if (words.isEmpty()) {
      return 1234;
    }
    if (words.size() == 2 && words.get(0).equals("-p") && words.get(1).matches("\\d{1,5}")) {
      return Integer.parseInt(words.get(1));
    }
    throw new IllegalArgumentException(USAGE);
  }

  /** Opens the port; for port 0 the system chooses one. */
  private static ServerSocket listen(int port) throws IOException {
    System.setProperty("java.rmi.server.hostname", HOST); // stubs tell clients to come here
    try {
      return new ServerSocket(port, 50, InetAddress.getByName(HOST));
    } catch (BindException e) {
      throw new IOException("listen error: port " + port + " is in use", e);
    }
  }

  /** The registry holds the object itself, which listens on a port that the system chooses. */
  private static void serve(ServerSocket socket) throws Exception {
    int port = socket.getLocalPort();
    Upper upper = new Uppercase();
    UnicastRemoteObject.exportObject(upper, 0, Server::judge);
    LocateRegistry.createRegistry(port, null, any -> socket).bind("Upper", upper);
    System.out.println("Listening on " + HOST + ":" + port);
  }

  /** Lets in one Args and what is in it; of everything else not even a field. */
  private static ObjectInputFilter.Status judge(ObjectInputFilter.FilterInfo arrived) {
    boolean known = arrived.serialClass() == null || arrived.serialClass() == Args.class;
    return known && arrived.depth() <= 2 && arrived.references() <= 10
        ? ObjectInputFilter.Status.ALLOWED
        : ObjectInputFilter.Status.REJECTED;
  }
}
