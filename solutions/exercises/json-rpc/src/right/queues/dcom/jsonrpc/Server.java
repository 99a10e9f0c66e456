package dcom.jsonrpc;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves {@code Upper.Uppercase} until it is stopped.
 *
 * @param port where to listen; 0 takes any that is free
 */
record Server(int port) {
  private static final String USAGE = "Usage: server [-p port (1234)]";
  private static final String HOST = "127.0.0.1";

  /** Serves until it is stopped, or says in one line why it cannot. */
  public static void main(String... words) {
    try {
      parse(List.of(words)).run();
    } catch (Exception e) {
      end(e.getMessage());
    }
  }

  /** Ends the program with exit code 1. */
  static void end(String reason) {
    System.err.println(reason);
    System.exit(1);
  }

  private static Server parse(List<String> words) {
    if (words.isEmpty()) {
      return new Server(1234);
    }
    if (words.size() == 2 && words.get(0).equals("-p") && words.get(1).matches("\\d{1,5}")) {
      return new Server(Integer.parseInt(words.get(1)));
    }
    throw new IllegalArgumentException(USAGE);
  }

  private void run() throws IOException {
    try (ServerSocket door = open()) {
      System.out.println("Listening on " + HOST + ":" + door.getLocalPort());
      letIn(door);
    }
  }

  /**
   * Opens the port on this machine.
   *
   * @throws IOException if the port is taken; its message is what the user reads
   */
  private ServerSocket open() throws IOException {
    ServerSocket door = new ServerSocket();
    try {
      door.bind(new InetSocketAddress(InetAddress.getByName(HOST), port), 200);
    } catch (BindException e) {
      door.close();
      throw new IOException(
          "listen error:listen tcp " + HOST + ":" + port + ": bind: address already in use", e);
    }
    return door;
  }

  /** Lets in every client that comes, and talks to each in a thread of its own. */
  private static void letIn(ServerSocket door) throws IOException {
    ExecutorService rooms = Executors.newCachedThreadPool();
    for (int number = 1; true; number++) {
      Socket client = door.accept();
      System.out.println("client " + number + " comes in");
      rooms.execute(new Conversation(client));
    }
  }
}
