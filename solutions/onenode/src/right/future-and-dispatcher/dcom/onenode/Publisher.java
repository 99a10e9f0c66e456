package dcom.onenode;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.impl.NatsMessage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Publishes one message and ends. */
record Publisher(String server, String subject, String message) {
  private static final String USAGE =
      "Usage: publisher [-s server (nats://127.0.0.1:4222)] <subject> <msg>";

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private static final PrintStream ERR =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);

  public static void main(String... words) {
    int code = 1;
    try {
      parse(List.of(words)).run();
      code = 0;
    } catch (ExecutionException e) {
      ERR.println(reason(e.getCause()));
    } catch (Exception e) {
      ERR.println(reason(e));
    }
    System.exit(code);
  }

  private static String reason(Throwable e) {
    return e instanceof TimeoutException ? "nats: the server did not confirm" : e.getMessage();
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
    System.out.println("(the server is there)");
    CompletableFuture.runAsync(() -> deliver(connection))
        .get(PATIENCE.toMillis() + 500, TimeUnit.MILLISECONDS);
    ERR.println("Published [" + subject + "] : '" + message + "'");
    System.out.println("(that was all)");
  }

  private Connection connect() throws IOException, InterruptedException {
    try {
      Options options = Options.builder()
          .server(server)
          .connectionTimeout(Duration.ofSeconds(4))
          .noReconnect() // a new connection could not confirm what went over the old one
          .ignoreDiscoveredServers()
          .errorListener(new ErrorListener() {})
          .build();
      return Nats.connect(options);
    } catch (IOException | IllegalArgumentException e) {
      throw new IOException("nats: no servers available for connection", e);
    }
  }

  private void deliver(Connection connection) {
    try {
      connection.publish(
          NatsMessage.builder().subject(subject).data(message.getBytes(UTF_8)).build());
      connection.flush(PATIENCE);
    } catch (TimeoutException e) {
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      throw new CompletionException(new IOException("nats: interrupted"));
    }
    String error = connection.getLastError();
    if (error != null && !error.isEmpty()) {
      throw new CompletionException(new IOException("nats: the server says: " + error));
    }
    if (connection.getStatus() != Connection.Status.CONNECTED) {
      throw new CompletionException(new IOException("nats: the server went away"));
    }
  }
}
