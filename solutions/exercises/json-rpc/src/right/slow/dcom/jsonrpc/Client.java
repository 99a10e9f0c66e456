package dcom.jsonrpc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Has a server turn names into capital letters: first one name after the other, then all at once.
 *
 * @param host where the server is
 * @param port its port
 * @param names what to send; at least one
 */
record Client(String host, int port, List<String> names) {
  private static final String USAGE = "Usage: client -a host:port name...";

  /** Prints the results, or says in one line why there are none, and ends with exit code 1. */
  public static void main(String... words) {
    try {
      parse(List.of(words)).run();
    } catch (Exception e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static Client parse(List<String> words) {
    if (words.size() < 3 || !words.get(0).equals("-a") || !words.get(1).matches(".+:\\d{1,5}")) {
      throw new IllegalArgumentException(USAGE);
    }
    int colon = words.get(1).lastIndexOf(':');
    String host = words.get(1).substring(0, colon);
    int port = Integer.parseInt(words.get(1).substring(colon + 1));
    return new Client(host, port, words.subList(2, words.size()));
  }

  private void run() throws IOException {
    try (Calls calls = Calls.to(host, port)) {
      callAll(calls);
    }
  }

  private void callAll(Calls calls) throws IOException {
    try {
      synchronously(calls);
      asynchronously(calls);
    } catch (IOException e) {
      throw new IOException("upper error:" + e.getMessage(), e);
    }
  }

  /** Sends each call when the answer to the one before has come. */
  private void synchronously(Calls calls) throws IOException {
    for (String name : names) {
      show("Synchronous", name, calls.await(calls.send(name)));
    }
  }

  /** Sends all calls, then shows the results in the order of the names. */
  private void asynchronously(Calls calls) throws IOException {
    List<Integer> ids = new ArrayList<>();
    for (String name : names) {
      ids.add(calls.send(name));
    }
    for (String name : names) {
      show("Asynchronous", name, calls.await(ids.remove(0)));
    }
  }

  private static void show(String how, String name, String result) {
    System.out.println(how + " Call to Upper: " + name + "=" + result);
  }
}
