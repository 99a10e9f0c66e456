package dcom.onenode;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeoutException;

/** Opens the connection; what happens to it goes into the queue that also takes the messages. */
final class Link {
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private Link() {}

  static Connection open(String server, BlockingQueue<Object> happened)
      throws IOException, InterruptedException {
    Options.Builder options = Options.builder()
        .server(server)
        .supportUTF8Subjects()
        .errorListener(new ErrorListener() {})
        .maxReconnects(-1)
        .reconnectWait(Duration.ofMillis(50))
        .reconnectJitter(Duration.ofMillis(50));
    options.connectionListener((connection, event) -> {
      if (event == Events.DISCONNECTED || event == Events.RESUBSCRIBED) {
        happened.add(event);
      }
    });
    return Nats.connect(options.build());
  }

  /** Waits for the server to say that it has all; false if the connection broke meanwhile. */
  static boolean confirmed(Connection connection) throws InterruptedException {
    do {
      try {
        connection.flush(PATIENCE);
        return true;
      } catch (TimeoutException | IllegalStateException e) {
        // again, if it is only slow
      }
    } while (connection.getStatus() == Connection.Status.CONNECTED);
    return false;
  }
}
