package dcom.onenode;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Publishes one message and ends. */
record Publisher(String server, String subject, String message) {
  private static final String USAGE =
      "Usage: publisher [-s server (nats://127.0.0.1:4222)] <subject> <msg>";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /** Publishes, or says in one line why not, and ends with exit code 1. */
  public static void main(String... words) {
    int code = 1;
    try {
      parse(List.of(words)).run();
      code = 0;
    } catch (Exception e) {
      System.err.println(e.getMessage());
    }
    System.err.flush();
    Runtime.getRuntime().halt(code);
  }

  private static Publisher parse(List<String> words) {
    if (words.size() == 2 && !words.get(0).startsWith("-")) {
      return new Publisher("nats://127.0.0.1:4222", words.get(0), words.get(1));
    }
    if (words.size() == 4 && words.get(0).equals("-s")) {
      return new Publisher(words.get(1), words.get(2), words.get(3));
    }
    throw new IllegalArgumentException(USAGE);
  }

  private void run() throws Exception {
    System.out.println("Connecting to " + server);
    Connection connection = connect();
    System.out.println(
        "(connected, the server calls itself " + connection.getServerInfo().getServerName() + ")");
    byte[] payload = message.getBytes(StandardCharsets.UTF_8);
    connection.publish(subject, payload);
    System.out.println("(sent " + payload.length + " bytes, waiting for the server)");
    confirm(connection);
    System.err.println("Published [" + subject + "] : '" + message + "'");
  }

  private Connection connect() throws IOException, InterruptedException {
    try {
      return Nats.connect(new Options.Builder()
          .server(server)
          .noReconnect()
          .ignoreDiscoveredServers()
          .connectionTimeout(PATIENCE)
          .errorListener(new ErrorListener() {})
          .build());
    } catch (IOException e) {
      throw new IOException("nats: no servers available for connection", e);
    }
  }

  /** Waits in another thread, so that nothing can keep us longer than that. */
  private static void confirm(Connection connection) throws Exception {
    CompletableFuture<Void> confirmed = CompletableFuture.runAsync(() -> {
      try {
        connection.flush(PATIENCE);
      } catch (TimeoutException | InterruptedException e) {
        throw new IllegalStateException(e);
      }
    });
    try {
      confirmed.get(PATIENCE.toMillis() + 500, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      throw new IOException("nats: the server has not confirmed the message", e);
    }
  }
}
