package dcom.onenode;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener.Events;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Keeps a subscriber connected, and says when its server went away and when it is back. */
final class Link {
  /** How long the server may take to confirm. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String server;
  private boolean up;

  private Link(String server) {
    this.server = server;
  }

  /** Connects to the server at this address. The connection lasts as long as the process. */
  static Connection open(String server) throws IOException, InterruptedException {
    Options options = Options.builder()
        .server(server)
        .ignoreDiscoveredServers()
        .connectionTimeout(PATIENCE)
        .connectionListener(new Link(server)::serverEvent)
        .errorListener(new ErrorListener() {})
        .maxReconnects(-1)
        .reconnectDelayHandler(attempts -> Duration.ofMillis(Math.min(10 + 5 * attempts, 150)))
        .build();
    try {
      return Nats.connect(options);
    } catch (IOException e) {
      throw new IOException("Can't connect: nats: no servers available for connection", e);
    }
  }

  private void serverEvent(Connection connection, Events event) {
    switch (event) {
      case CONNECTED -> up = true;
      case DISCONNECTED -> lost();
      case RESUBSCRIBED -> found(connection);
      default -> {}
    }
  }

  private void lost() {
    if (up) {
      System.err.println("Disconnected from " + server);
      System.err.println("(trying to reach it again)");
    }
    up = false;
  }

  /** Flushes until the server has the subscription, or is gone again. */
  private void found(Connection connection) {
    while (connection.getStatus() == Connection.Status.CONNECTED) {
      try {
        connection.flush(PATIENCE);
        System.err.println("Reconnected to " + server);
        up = true;
        return;
      } catch (TimeoutException | IllegalStateException e) {
        System.err.println("(no confirmation yet)");
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
