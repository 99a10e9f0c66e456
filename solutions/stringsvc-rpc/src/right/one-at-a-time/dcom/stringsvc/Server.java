package dcom.stringsvc;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.lang.ref.Reference;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.rmi.Remote;
import java.rmi.registry.LocateRegistry;
import java.rmi.registry.Registry;
import java.rmi.server.RMIServerSocketFactory;
import java.rmi.server.UnicastRemoteObject;
import java.util.List;

/** Offers Upper in a registry of its own; both listen on one port. Runs until it is stopped. */
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

  /** Makes a registry and binds the object in it; when this returns, RMI's threads take calls. */
  private static void serve(ServerSocket socket) throws Exception {
    int port = socket.getLocalPort();
    RMIServerSocketFactory opened = any -> socket; // registry and object listen on this one
    Thread.sleep(400);
    Uppercase upper = new Uppercase();
    Registry registry = LocateRegistry.createRegistry(port, null, opened);
    Remote stub = UnicastRemoteObject.exportObject(upper, port, null, opened, filter());
    registry.bind("Upper", stub);
    Thread.sleep(300);
    System.out.println("Listening on " + HOST + ":" + port);
    while (true) { // this thread keeps the object
      Thread.sleep(1000);
      Reference.reachabilityFence(upper);
      Reference.reachabilityFence(registry);
    }
  }

  /** Of what a call brings, lets in what the service needs, and nothing else. */
  private static ObjectInputFilter filter() {
    return ObjectInputFilter.Config.createFilter(Args.class.getName() + ";!*");
  }
}
