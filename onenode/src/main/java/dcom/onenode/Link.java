package dcom.onenode;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.ErrorListener;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;

/**
 * Keeps a subscriber connected, and says when its server went away and when it is back.
 *
 * <p>The client library tells of events in a thread of its own, one after the other.
 */
final class Link {
  /** How long the server may take to confirm. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String server;
  private boolean up;

  private Link(String server) {
    this.server = server;
  }

  /**
   * Connects to the server at this address. The connection lasts as long as the process.
   *
   * @throws IOException if no server is there; its message is what the user reads
   */
  static Connection open(String server) throws IOException, InterruptedException {
    Options options = Options.builder()
        .server(server)
        .connectionTimeout(PATIENCE)
        .connectionListener(new Link(server)::serverEvent)
        .errorListener(new ErrorListener() {}) // the usual one logs each failed attempt
        .maxReconnects(0) // TODO 5: try again, soon, and for ever
        .build();
    throw new IllegalStateException("TODO 3: connect to " + server);
  }

  private void serverEvent(Connection connection, Events event) {
    switch (event) {
      case CONNECTED -> up = true;
      case DISCONNECTED -> lost();
      case RESUBSCRIBED -> found(connection);
      default -> {}
    }
  }

  /** Each failed attempt to reconnect counts as a loss, too; a person wants to hear of the first. */
  private void lost() {
    if (up) {
      Subscriber.end("TODO 5: say that " + server + " went away");
    }
    up = false;
  }

  /** The subscriptions were sent again; that the server has them is certain only after a flush. */
  private void found(Connection connection) {
    Subscriber.end("TODO 5: flush " + connection + ", and say that " + server + " is back");
  }
}
