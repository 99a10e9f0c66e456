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
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final String server;
  private boolean up;

  private Link(String server) {
    this.server = server;
  }

  static Connection open(String server) throws IOException, InterruptedException {
    try {
      Options options = Options.builder()
          .server(server)
          .connectionTimeout(PATIENCE)
          .connectionListener(new Link(server)::serverEvent)
          .errorListener(new ErrorListener() {})
          .ignoreDiscoveredServers()
          .maxReconnects(-1)
          .reconnectWait(Duration.ofMillis(40))
          .reconnectJitter(Duration.ofMillis(40))
          .build();
      return Nats.connect(options);
    } catch (IOException | IllegalArgumentException e) {
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
      Subscriber.say("Disconnected from " + server);
      Subscriber.say("(trying again and again)");
    }
    up = false;
  }

  private void found(Connection connection) {
    long reconnects = connection.getStatistics().getReconnects();
    try {
      while (!confirmed(connection)) {
        if (gone(connection, reconnects)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (!gone(connection, reconnects)) {
      up = true;
      Subscriber.say("Reconnected to " + server);
    }
  }

  /** Gone already, or gone and back: then another event comes. */
  private static boolean gone(Connection connection, long reconnects) {
    return connection.getStatus() != Connection.Status.CONNECTED
        || connection.getStatistics().getReconnects() != reconnects;
  }

  private static boolean confirmed(Connection connection) throws InterruptedException {
    try {
      connection.flush(PATIENCE);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
